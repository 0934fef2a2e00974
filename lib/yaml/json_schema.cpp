#include <algorithm>

#include "yaml/scalar.hpp"
#include "yaml/shape.hpp"

namespace matchdesk::yaml {
namespace {

// As in check.cpp: whether a value may be absent.
enum class Presence { required, optional };

Value schema_of(const Shape& shape, Presence presence);
Value value_schema(const Shape& shape, Presence presence);

// The patterns end at the very end of the text, which '$' alone does not do everywhere.
constexpr const char* date_pattern =
    "^(19[0-9]{2}|20[0-2][0-9]|203[0-7])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?!\\n)$";
constexpr const char* time_pattern =
    "^(19[0-9]{2}|20[0-2][0-9]|203[0-7])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[Tt "
    "]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5]"
    "[0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])(?!\\n)$";
constexpr const char* clock_pattern = "^([01][0-9]|2[0-3]):[0-5][0-9](?!\\n)$";
constexpr const char* duration_pattern = "^[1-9][0-9]{0,3} (hour|day|business day|week|month)s?(?!\\n)$";
constexpr const char* id_pattern = "^[a-z0-9][a-z0-9-]*(?!\\n)$";
constexpr const char* line_pattern = "^[^\\r\\n]*(?![\\r\\n])$";

// The schema with null among what it allows.
Value or_null(Value schema) {
  const Value* type = schema.find("type");
  if (type && !schema.find("allOf")) {
    Value::List types = type->is_text() ? Value::List{*type} : type->items();
    types.emplace_back("null");
    schema.set("type", std::move(types));
    return schema;
  }
  if (const Value* values = schema.find("enum")) {
    Value::List with_null = values->items();
    with_null.emplace_back();
    schema.set("enum", std::move(with_null));
    return schema;
  }
  if (schema.members().empty()) return schema;
  return Value::Map{{"anyOf", Value::List{std::move(schema), Value::Map{{"type", "null"}}}}};
}

Value number_limit(double limit) {
  const bool is_whole = limit == static_cast<double>(static_cast<std::int64_t>(limit));
  return is_whole ? Value(static_cast<std::int64_t>(limit)) : Value(limit);
}

Value text_schema(const char* pattern, Presence presence) {
  Value schema = Value::map();
  schema.set("type", Value::List{"string", "number", "boolean"});
  if (pattern) schema.set("pattern", pattern);
  if (presence == Presence::required) schema.set("minLength", 1);
  return schema;
}

Value string_schema(const char* pattern, const char* format = nullptr) {
  Value schema = Value::Map{{"type", "string"}, {"pattern", pattern}};
  if (format) schema.set("format", format);
  return schema;
}

Value number_schema(const Shape& shape) {
  Value schema = Value::Map{{"type", shape.type == Type::integer ? "integer" : "number"}};
  if (shape.type == Type::integer || shape.minimum)
    schema.set("minimum", number_limit(shape.minimum.value_or(-largest_integer)));
  if (shape.type == Type::integer || shape.maximum)
    schema.set("maximum", number_limit(shape.maximum.value_or(largest_integer)));
  return schema;
}

Value list_schema(const Shape& shape) {
  Value list = Value::Map{{"type", "array"}, {"items", schema_of(*shape.item, Presence::required)}};
  if (!shape.single_is_list) return list;
  const Value single = Value::Map{{"type", Value::List{"string", "number", "boolean"}}};
  return Value::Map{
      {"anyOf",
       Value::List{list, Value::Map{{"allOf", Value::List{single, schema_of(*shape.item, Presence::required)}}}}}};
}

Value map_schema(const Shape& shape) {
  Value schema = Value::Map{{"type", "object"}};
  Value properties = Value::map();
  Value required = Value::list();
  for (const Key& key : shape.keys) {
    Value property = schema_of(*key.shape, key.required ? Presence::required : Presence::optional);
    if (!key.about.empty()) property.set("description", key.about);
    properties.set(key.name, std::move(property));
    if (key.required) required.push(key.name);
  }
  schema.set("properties", std::move(properties));
  if (!required.items().empty()) schema.set("required", std::move(required));
  schema.set("additionalProperties", shape.open);
  return schema;
}

// A key is a text whatever it looks like, and need not be anything else.
Value key_schema(Type type) {
  Shape shape;
  shape.type = type;
  Value schema = schema_of(shape, Presence::optional);
  schema.remove("type");
  return schema;
}

Value table_schema(const Shape& shape) {
  Value schema = Value::Map{{"type", "object"}};
  if (shape.key_type != Type::text) schema.set("propertyNames", key_schema(shape.key_type));
  schema.set("additionalProperties", schema_of(*shape.item, Presence::required));
  return schema;
}

Value cases_schema(const Shape& shape) {
  Value values = Value::list();
  Value branches = Value::list();
  for (const Case& each : shape.cases) {
    values.push(each.value);
    const Value named = Value::Map{{shape.case_key, Value::Map{{"const", each.value}}}};
    branches.push(Value::Map{{"if", Value::Map{{"properties", named}, {"required", Value::List{shape.case_key}}}},
                             {"then", schema_of(*each.shape, Presence::required)}});
  }
  const Value known = Value::Map{{shape.case_key, Value::Map{{"enum", std::move(values)}}}};
  return Value::Map{{"type", "object"},
                    {"required", Value::List{shape.case_key}},
                    {"properties", known},
                    {"allOf", std::move(branches)}};
}

// That the value may be absent is written once, around the alternatives.
Value either_schema(const Shape& shape, Presence presence) {
  Value alternatives = Value::list();
  for (const ShapePointer& each : shape.alternatives) {
    Value schema = value_schema(*each, presence);
    alternatives.push(accepts_null(*each) ? or_null(std::move(schema)) : std::move(schema));
  }
  return Value::Map{{"anyOf", std::move(alternatives)}};
}

Value value_schema(const Shape& shape, Presence presence) {
  switch (shape.type) {
    case Type::text:
      return text_schema(nullptr, presence);
    case Type::line:
      return text_schema(line_pattern, presence);
    case Type::id:
      return string_schema(id_pattern);
    case Type::date:
      return string_schema(date_pattern, "date");
    case Type::time:
      return string_schema(time_pattern, "date-time");
    case Type::clock:
      return string_schema(clock_pattern);
    case Type::duration:
      return string_schema(duration_pattern);
    case Type::integer:
    case Type::number:
      return number_schema(shape);
    case Type::yes_no:
      return Value::Map{{"enum", Value::List{true, false, "yes", "no"}}};
    case Type::choice:
      return Value::Map{{"enum", Value(shape.choices)}};
    case Type::list:
      return list_schema(shape);
    case Type::map:
      return map_schema(shape);
    case Type::table:
      return table_schema(shape);
    case Type::either:
      return either_schema(shape, presence);
    case Type::cases:
      return cases_schema(shape);
    case Type::anything:
      break;
  }
  return Value::map();
}

Value schema_of(const Shape& shape, Presence presence) {
  Value schema = value_schema(shape, presence);
  if (shape.nullable || presence == Presence::optional) schema = or_null(std::move(schema));
  if (!shape.about.empty()) schema.set("description", shape.about);
  return schema;
}

}  // namespace

Value json_schema(const Shape& shape, std::string_view title, std::string_view id) {
  Value schema = Value::Map{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$id", id}, {"title", title}};
  const Value rules = schema_of(shape, Presence::required);
  for (const auto& [name, value] : rules.members()) schema.set(name, value);
  return schema;
}

}  // namespace matchdesk::yaml
