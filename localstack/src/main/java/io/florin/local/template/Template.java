package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The template of one stack, with every resource of a known type.
 *
 * @param stack the stack's name
 * @param resources the resources by logical id, in the template's order
 * @param parameters the values of its parameters by name
 * @param outputs the outputs, an object, or a missing node
 */
record Template(
    String stack,
    Map<String, Resource> resources,
    Map<String, String> parameters,
    JsonNode outputs) {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Rules",
          "Resources",
          "Outputs");
  // Each template of the CDK asks for the version of the account's bootstrap stack.
  private static final Set<String> IGNORED_PARAMETERS = Set.of("BootstrapVersion");
  private static final Set<String> IGNORED_RULES = Set.of("CheckBootstrapVersion");
  // What CloudFormation does around a resource, and not to it, needs no imitation.
  private static final Set<String> RESOURCE_KEYS =
      Set.of(
          "Type", "Properties", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

  private static final Set<String> PARAMETER_KEYS =
      Set.of("Type", "Default", "Description", "NoEcho", "AllowedPattern");
  private static final Set<String> PARAMETER_TYPES = Set.of("String", "Number");

  /**
   * Reads a template and refuses what is not known in it.
   *
   * @param values those of parameters, by name, of all stacks
   */
  static Template read(String stack, JsonNode template, Map<String, String> values) {
    onlyKnown(stack, "the section", template, SECTIONS);
    onlyKnown(stack, "the rule", template.path("Rules"), IGNORED_RULES);
    Map<String, Resource> resources = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
      String logicalId = entry.getKey();
      JsonNode definition = entry.getValue();
      String type = definition.path("Type").asText();
      ResourceType known =
          ResourceType.named(type)
              .orElseThrow(
                  () ->
                      new TemplateRefused(
                          "%s: %s is of type %s, which the local stack does not know."
                              .formatted(stack, logicalId, type)));
      onlyKnown(stack + ": " + logicalId, "the attribute", definition, RESOURCE_KEYS);
      resources.put(
          logicalId, new Resource(stack, logicalId, known, definition.path("Properties")));
    }
    return new Template(
        stack,
        resources,
        parameters(stack, template.path("Parameters"), values),
        template.path("Outputs"));
  }

  private static Map<String, String> parameters(
      String stack, JsonNode definitions, Map<String, String> values) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : definitions.properties()) {
      String name = entry.getKey();
      JsonNode definition = entry.getValue();
      if (IGNORED_PARAMETERS.contains(name)) {
        continue;
      }
      onlyKnown(stack + ": the parameter " + name, "the attribute", definition, PARAMETER_KEYS);
      String type = definition.path("Type").asText();
      if (!PARAMETER_TYPES.contains(type)) {
        throw new TemplateRefused(
            "%s: the parameter %s is of type %s, which the local stack does not know."
                .formatted(stack, name, type));
      }
      String value = values.get(name);
      if (value == null && !definition.has("Default")) {
        throw new TemplateRefused(
            "%s: the parameter %s has no value and no default.".formatted(stack, name));
      }
      String used = value == null ? definition.path("Default").asText() : value;
      String pattern = definition.path("AllowedPattern").asText(".*");
      if (!used.matches(pattern)) {
        throw new TemplateRefused(
            "%s: the parameter %s is '%s', which does not match %s."
                .formatted(stack, name, used, pattern));
      }
      parameters.put(name, used);
    }
    return parameters;
  }

  private static void onlyKnown(String where, String what, JsonNode object, Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new TemplateRefused(
            "%s uses %s %s, which the local stack does not know."
                .formatted(where, what, entry.getKey()));
      }
    }
  }
}
