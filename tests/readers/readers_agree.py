"""Reads what write_tricky wrote with readers of YAML 1.1 (PyYAML, also over libyaml) and of YAML 1.2 (ruamel.yaml), and
compares it with what was meant. Nothing may differ."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import ruamel.yaml
import yaml

from core_yaml import differences


def read_pyyaml(text):
    return yaml.load(text, yaml.SafeLoader)


def read_libyaml(text):
    return yaml.load(text, yaml.CSafeLoader)


def read_ruamel(text):
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def main():
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run([sys.argv[1], directory], check=True)
        text = Path(directory, "records.yaml").read_bytes().decode()
        meant = json.loads(Path(directory, "meant.json").read_text())
    failed = False
    for reader in (read_pyyaml, read_libyaml, read_ruamel):
        found = list(differences(meant, reader(text)))
        print(f"{reader.__name__}: {len(meant['items'])} texts, {len(found)} differ")
        for difference in found[:20]:
            print("  " + difference)
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
