package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Resolves {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Join}, {@code Fn::Sub} and {@code
 * Fn::ImportValue}; refuses any other intrinsic function by name.
 */
final class Intrinsics {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, Template> stacks;
  private final Account account;
  private final Identity identity;

  Intrinsics(Map<String, Template> stacks, Account account) {
    this.stacks = stacks;
    this.account = account;
    this.identity = new Identity(account, this::resolve);
  }

  Identity identity() {
    return identity;
  }

  /** The node, a part of that resource, without any function in it. */
  JsonNode resolve(Resource resource, JsonNode node) {
    return resolve(new Scope(resource.stack(), resource.toString()), node);
  }

  private JsonNode resolve(Scope within, JsonNode node) {
    if (node.isArray()) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> resolved.add(resolve(within, element)));
      return resolved;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return TextNode.valueOf(call(within, only.getKey(), only.getValue()));
      }
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      resolved.set(field.getKey(), resolve(within, field.getValue()));
    }
    return resolved;
  }

  private String call(Scope within, String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(within, argument.asText());
      case "Fn::GetAtt" -> getAtt(within, argument);
      case "Fn::Join" -> join(within, argument);
      case "Fn::Sub" -> sub(within, argument);
      case "Fn::ImportValue" -> importValue(within, resolve(within, argument).asText());
      default -> throw within.refuse("uses " + function + ", which the local stack does not know.");
    };
  }

  private String ref(Scope within, String name) {
    Template stack = stacks.get(within.stack());
    return Optional.ofNullable(stack == null ? null : stack.parameters().get(name))
        .or(() -> account.pseudoParameter(name))
        .orElseGet(() -> identity.ref(sibling(within, name, "Ref")));
  }

  private String getAtt(Scope within, JsonNode argument) {
    String path =
        argument.isArray()
            ? argument.path(0).asText() + "." + argument.path(1).asText()
            : argument.asText();
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw within.refuse("uses Fn::GetAtt without naming an attribute.");
    }
    return identity.attribute(
        sibling(within, path.substring(0, dot), "Fn::GetAtt"), path.substring(dot + 1));
  }

  private String join(Scope within, JsonNode argument) {
    return StreamSupport.stream(resolve(within, argument.path(1)).spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(argument.path(0).asText()));
  }

  private String sub(Scope within, JsonNode argument) {
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    Map<String, String> given = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : argument.path(1).properties()) {
      given.put(entry.getKey(), resolve(within, entry.getValue()).asText());
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(placeholder(within, match.group(1), given)));
  }

  private String placeholder(Scope within, String name, Map<String, String> given) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}"; // CloudFormation's way to write a placeholder as text.
    }
    String value = given.get(name);
    if (value != null) {
      return value;
    }
    return name.contains(".") ? getAtt(within, TextNode.valueOf(name)) : ref(within, name);
  }

  private String importValue(Scope within, String export) {
    for (Template stack : stacks.values()) {
      for (Map.Entry<String, JsonNode> output : stack.outputs().properties()) {
        Scope exporter =
            new Scope(stack.stack(), stack.stack() + ": the output " + output.getKey());
        JsonNode name = output.getValue().path("Export").path("Name");
        if (!name.isMissingNode() && resolve(exporter, name).asText().equals(export)) {
          return resolve(exporter, output.getValue().path("Value")).asText();
        }
      }
    }
    throw within.refuse("imports " + export + ", which no stack exports.");
  }

  private Resource sibling(Scope within, String logicalId, String function) {
    Template stack = stacks.get(within.stack());
    Resource found = stack == null ? null : stack.resources().get(logicalId);
    if (found == null) {
      throw within.refuse("uses " + function + " of " + logicalId + ", which is not in its stack.");
    }
    return found;
  }

  /**
   * Where a function stands: the stack whose resources it can name, and what to call it in a
   * refusal.
   */
  private record Scope(String stack, String described) {
    TemplateRefused refuse(String what) {
      return new TemplateRefused(described + " " + what);
    }
  }
}
