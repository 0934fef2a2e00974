#include "cmd/event_options.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cmd/recording.hpp"
#include "text/words.hpp"

namespace matchdesk {
namespace {

bool is_choice(const yaml::Key& field) { return field.shape->type == yaml::Type::choice; }

Completes completes(const yaml::Key& field) {
  if (field.name == "provider" || field.name == "to") return Completes::provider;
  if (field.name == "service") return Completes::service;
  if (field.name == "clock") return Completes::clock;
  if (field.name == "reason") return Completes::nothing;
  return is_choice(field) ? Completes::choice : Completes::nothing;
}

std::string placeholder(const yaml::Key& field) {
  switch (field.shape->type) {
    case yaml::Type::date:
      return "DAY";
    case yaml::Type::time:
      return "TIME";
    case yaml::Type::integer:
    case yaml::Type::number:
      return "N";
    case yaml::Type::text:
      return "TEXT";
    default: {
      std::string upper = text::replace_all(field.name, "_", "-");
      std::ranges::transform(upper, upper.begin(),
                             [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
      return upper;
    }
  }
}

Result<Value> read_field(const Context& context, const yaml::Key& field) {
  const std::string option = option_name(field.name);
  switch (field.shape->type) {
    case yaml::Type::time:
      return time_option(context, option).map([](const auto& time) { return Value(to_text(*time)); });
    case yaml::Type::date:
      return day_option(context, option).map([](const auto& day) { return Value(to_text(*day)); });
    case yaml::Type::list: {
      Value list = Value::list();
      for (const std::string& text : context.arguments.texts(option)) {
        auto value = yaml::read_scalar(text, *field.shape->item);
        if (!value) return value;
        list.push(std::move(*value));
      }
      return list;
    }
    default:
      return yaml::read_scalar(context.arguments.text(option), *field.shape);
  }
}

bool is_field(const EventKind& kind, std::string_view name) {
  return std::ranges::find(kind.fields, name, &yaml::Key::name) != kind.fields.end();
}

}  // namespace

std::string option_name(std::string_view field) { return "--" + text::replace_all(std::string(field), "_", "-"); }

std::vector<Option> event_options(Subject subject, std::span<const std::string_view> kinds,
                                  std::span<const std::string_view> except) {
  std::vector<Option> options;
  for (const std::string_view name : kinds) {
    const EventKind* kind = find_event_kind(subject, name);
    for (const yaml::Key& field : kind->fields) {
      const std::string option = option_name(field.name);
      if (const auto known = std::ranges::find(options, option, &Option::name); known != options.end()) {
        // Another kind of event takes other words: its own table checks them.
        if (known->choices != (is_choice(field) ? field.shape->choices : std::vector<std::string>{})) {
          known->choices.clear();
          if (known->completes == Completes::choice) known->completes = Completes::nothing;
        }
        continue;
      }
      if (std::ranges::find(except, field.name) != except.end()) continue;
      const bool is_list = field.shape->type == yaml::Type::list;
      options.push_back({option, field.about, placeholder(field),
                         is_list ? Option::Takes::values : Option::Takes::value, kinds.size() == 1 && field.required,
                         completes(field), is_choice(field) ? field.shape->choices : std::vector<std::string>{}});
    }
  }
  return options;
}

Result<void> check_event_options(const Context& context, Subject subject, std::string_view name) {
  const EventKind& kind = *find_event_kind(subject, name);
  for (const EventKind& other : event_kinds(subject)) {
    for (const yaml::Key& field : other.fields) {
      if (!context.arguments.has(option_name(field.name)) || is_field(kind, field.name)) continue;
      std::vector<std::string> own;
      for (const yaml::Key& each : kind.fields) own.push_back(option_name(each.name));
      return fail(Failure::usage, "wrong-option",
                  fmt::format("'{}' does not take {}", kind.name, option_name(field.name)),
                  own.empty() ? "it takes no options of its own" : fmt::format("it takes {}", text::enumerate(own)));
    }
  }
  return {};
}

Result<Value> event_fields(const Context& context, Subject subject, std::string_view name, const Value& given) {
  const EventKind& kind = *find_event_kind(subject, name);
  Value fields = Value::map();
  for (const yaml::Key& field : kind.fields) {
    const std::string option = option_name(field.name);
    if (const Value* set = given.find(field.name)) {
      if (!set->is_null()) fields.set(field.name, *set);
    } else if (context.arguments.has(option)) {
      auto value = read_field(context, field);
      if (!value)
        return fail(Failure::usage, value.error().code, fmt::format("{}: {}", option, value.error().message),
                    value.error().hint);
      fields.set(field.name, std::move(*value));
    } else if (field.required) {
      return fail(Failure::usage, "missing-argument",
                  fmt::format("'{}' needs {} {}", kind.name, option, placeholder(field)),
                  fmt::format("{}: {}", option, field.about));
    }
  }
  return fields;
}

}  // namespace matchdesk
