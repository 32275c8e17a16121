package io.florin.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the schema validator finds into faults that tell a developer what to do. */
final class Findings {
  /** Names the body as a whole. */
  static final String BODY = "body";

  /** A schema's own words for a value that does not match its pattern. */
  static final String MESSAGE = "x-florin-message";

  /** The name of a field comes from the request and may be of any length. */
  private static final int MAX_FIELD_CHARACTERS = 100;

  /** Where the findings come from. */
  enum Source {
    BODY,
    QUERY
  }

  private final JsonNode schema;
  private final Source source;

  Findings(JsonNode schema, Source source) {
    this.schema = schema;
    this.source = source;
  }

  /**
   * The faults, at most {@link Contract#MAX_FINDINGS}, and one at most for a field: what has the
   * wrong type need not also be told to be too long.
   *
   * @param errors what the validator found
   * @param found what had been found otherwise; it goes first
   */
  List<FieldError> toFaults(List<Error> errors, List<FieldError> found) {
    var faults = new LinkedHashMap<String, FieldError>();
    found.forEach(fault -> faults.putIfAbsent(fault.field(), fault));
    for (Error error : errors) {
      if (error.getKeyword().equals("type")) {
        FieldError fault = toFault(error);
        faults.putIfAbsent(fault.field(), fault);
      }
    }
    for (Error error : errors) {
      if (faults.size() >= Contract.MAX_FINDINGS) {
        break;
      }
      FieldError fault = toFault(error);
      faults.putIfAbsent(fault.field(), fault);
    }
    return faults.values().stream().limit(Contract.MAX_FINDINGS).toList();
  }

  private FieldError toFault(Error error) {
    String field = field(error);
    return switch (error.getKeyword()) {
      case "required" -> required(field);
      case "type" -> type(error, field);
      case "additionalProperties" ->
          source == Source.QUERY
              ? new FieldError(
                  field,
                  "unknown-parameter",
                  "There is no such parameter here. Remove it, or check its spelling.")
              : new FieldError(
                  field,
                  "unknown-field",
                  "There is no such field here. Remove it, or check its spelling.");
      case "minLength" -> new FieldError(field, "too-short", atLeast(error, "character"));
      case "maxLength" -> new FieldError(field, "too-long", atMost(error, "character"));
      case "pattern", "format" -> new FieldError(field, "invalid-format", ownWords(error));
      case "minimum" -> new FieldError(field, "too-small", "Use " + bound(error) + " or more.");
      case "exclusiveMinimum" ->
          new FieldError(field, "too-small", "Use more than " + bound(error) + ".");
      case "maximum" -> new FieldError(field, "too-large", "Use " + bound(error) + " or less.");
      case "exclusiveMaximum" ->
          new FieldError(field, "too-large", "Use less than " + bound(error) + ".");
      case "minItems" -> new FieldError(field, "too-few", atLeast(error, "item"));
      case "maxItems" -> new FieldError(field, "too-many", atMost(error, "item"));
      case "minProperties" -> new FieldError(field, "too-few", atLeast(error, "field"));
      case "maxProperties" -> new FieldError(field, "too-many", atMost(error, "field"));
      case "enum", "const" -> new FieldError(field, "not-allowed", choice(error));
      case "propertyNames" -> propertyName(error, field);
      default ->
          new FieldError(field, "not-allowed", "Use what the description of the API allows here.");
    };
  }

  private FieldError required(String field) {
    return new FieldError(
        field,
        "required",
        source == Source.QUERY ? "This parameter is required." : "This field is required.");
  }

  private FieldError type(Error error, String field) {
    boolean absent = error.getInstanceNode() != null && error.getInstanceNode().isNull();
    if (absent && isRequired(error)) {
      return required(field);
    }
    var names = new ArrayList<String>();
    JsonNode types = error.getSchemaNode();
    if (types.isTextual()) {
      names.add(inWords(types.asText()));
    }
    for (JsonNode type : types) {
      if (!type.asText().equals("null")) {
        names.add(inWords(type.asText()));
      }
    }
    return new FieldError(field, "wrong-type", "Use " + String.join(" or ", names) + ".");
  }

  /**
   * Whether the schema around the field at fault requires it: then null means that it is absent.
   */
  private boolean isRequired(Error error) {
    NodePath field = error.getEvaluationPath().getParent();
    NodePath properties = field == null ? null : field.getParent();
    NodePath owner = properties == null ? null : properties.getParent();
    if (field == null || owner == null) {
      return false;
    }
    String name = String.valueOf(field.getElement(field.getNameCount() - 1));
    for (JsonNode required : at(owner).path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String inWords(String type) {
    return switch (type) {
      case "string" -> "a string";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "object" -> "an object";
      case "array" -> "a list";
      default -> type;
    };
  }

  private FieldError propertyName(Error error, String field) {
    JsonNode rules = error.getSchemaNode();
    String name = error.getProperty() == null ? "" : error.getProperty();
    int characters = name.codePointCount(0, name.length());
    String code = "invalid-format";
    if (characters > rules.path("maxLength").asInt(Integer.MAX_VALUE)) {
      code = "too-long";
    } else if (characters < rules.path("minLength").asInt(0)) {
      code = "too-short";
    }
    return new FieldError(field, code, words(rules, "Use another name for this field."));
  }

  private static String atLeast(Error error, String what) {
    return "Use at least " + counted(error, what) + ".";
  }

  private static String atMost(Error error, String what) {
    return "Use at most " + counted(error, what) + ".";
  }

  private static String counted(Error error, String what) {
    String bound = bound(error);
    return bound + " " + what + (bound.equals("1") ? "" : "s");
  }

  private static String bound(Error error) {
    return error.getSchemaNode().asText();
  }

  private static String choice(Error error) {
    JsonNode allowed = error.getSchemaNode();
    if (!allowed.isArray()) {
      return "Use " + allowed.asText() + ".";
    }
    var names = new ArrayList<String>();
    for (JsonNode value : allowed) {
      if (!value.isNull()) {
        names.add(value.asText());
      }
    }
    return (names.size() == 1 ? "Use " : "Use one of ") + String.join(", ", names) + ".";
  }

  private String ownWords(Error error) {
    NodePath owner = error.getEvaluationPath().getParent();
    return words(owner == null ? schema : at(owner), "Use the form that the API describes.");
  }

  private static String words(JsonNode rules, String otherwise) {
    return rules.path(MESSAGE).asText(otherwise);
  }

  /**
   * The part of the schema at a path. Compiled schemas have no references, so it is always there.
   */
  private JsonNode at(NodePath path) {
    JsonNode node = schema;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }
    return node;
  }

  private String field(Error error) {
    var field = new StringBuilder();
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      append(field, location.getElement(i));
    }
    append(field, error.getProperty());
    if (field.isEmpty()) {
      return BODY;
    }
    if (field.codePointCount(0, field.length()) <= MAX_FIELD_CHARACTERS) {
      return field.toString();
    }
    return field.substring(0, field.offsetByCodePoints(0, MAX_FIELD_CHARACTERS)) + "…";
  }

  private static void append(StringBuilder field, @Nullable Object element) {
    if (element instanceof Integer) {
      field.append('[').append(element).append(']');
    } else if (element != null) {
      field.append(field.isEmpty() ? "" : ".").append(element);
    }
  }
}
