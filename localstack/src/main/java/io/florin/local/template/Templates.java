package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All templates of a deployment: every resource, with its intrinsic functions resolved. */
public final class Templates {
  private static final String FILE_ENDING = ".template.json";

  private final Intrinsics intrinsics;
  private final Map<String, Template> stacks;

  private Templates(Map<String, Template> stacks, Account account) {
    this.stacks = stacks;
    this.intrinsics = new Intrinsics(stacks, account);
  }

  /**
   * Reads each {@code *.template.json} of a folder.
   *
   * @param parameters the values of templates' parameters, by name
   * @throws TemplateRefused when there is none, when one can't be read, when one uses a resource
   *     type or a function that is not known, or has a parameter without a value
   */
  public static Templates read(Path folder, Account account, Map<String, String> parameters) {
    Map<String, Template> stacks = new TreeMap<>();
    ObjectMapper json = new ObjectMapper();
    for (Path file : files(folder)) {
      String fileName = file.getFileName().toString();
      String stack = fileName.substring(0, fileName.length() - FILE_ENDING.length());
      stacks.put(stack, Template.read(stack, parse(json, file), parameters));
    }
    if (stacks.isEmpty()) {
      throw new TemplateRefused("There are no templates (*.template.json) in " + folder + ".");
    }
    Templates templates = new Templates(stacks, account);
    templates.refuseUnknownFunctions();
    return templates;
  }

  /** The resources of a type, stack by stack, in the order of the templates. */
  public List<Resource> resources(ResourceType type) {
    return stacks.values().stream()
        .flatMap(stack -> stack.resources().values().stream())
        .filter(resource -> resource.type() == type)
        .toList();
  }

  /** A property of a resource with all functions resolved; a missing node when it is not set. */
  public JsonNode property(Resource resource, String name) {
    return intrinsics.resolve(resource, resource.properties().path(name));
  }

  /** A property that is a text. */
  public String text(Resource resource, String name) {
    JsonNode value = property(resource, name);
    if (!value.isValueNode() || value.asText().isEmpty()) {
      throw TemplateRefused.of(resource, "needs the property " + name + ", a text.");
    }
    return value.asText();
  }

  /** What {@code Ref} gives for a resource: for most types its name. */
  public String ref(Resource resource) {
    return intrinsics.identity().ref(resource);
  }

  /** The ARN of a resource. */
  public String arn(Resource resource) {
    return intrinsics.identity().attribute(resource, "Arn");
  }

  /** The ARN of a table's stream, if it has one. */
  public Optional<String> streamArn(Resource table) {
    return property(table, "StreamSpecification").isMissingNode()
        ? Optional.empty()
        : Optional.of(intrinsics.identity().attribute(table, "StreamArn"));
  }

  /**
   * Makes sure that a resource has no other properties than these.
   *
   * @throws TemplateRefused naming the first that it has
   */
  public static void onlyKnown(Resource resource, Set<String> properties) {
    onlyKnown(resource, resource.properties(), properties);
  }

  /**
   * Makes sure that a part of a resource's properties has no other fields than these.
   *
   * @throws TemplateRefused naming the first that it has
   */
  public static void onlyKnown(Resource resource, JsonNode part, Set<String> fields) {
    for (Map.Entry<String, JsonNode> field : part.properties()) {
      if (!fields.contains(field.getKey())) {
        throw TemplateRefused.of(
            resource, "sets " + field.getKey() + ", which the local stack does not know.");
      }
    }
  }

  /**
   * Makes sure that a property is not set, or set to the one value that the local stack can do.
   *
   * @throws TemplateRefused naming it and its value when it is another
   */
  public void onlyValue(Resource resource, String property, String value) {
    JsonNode given = property(resource, property);
    if (!given.isMissingNode() && !given.asText().equals(value)) {
      throw TemplateRefused.of(
          resource,
          "sets %s to %s; the local stack knows %s only.".formatted(property, given, value));
    }
  }

  private void refuseUnknownFunctions() {
    for (Template stack : stacks.values()) {
      for (Resource resource : stack.resources().values()) {
        intrinsics.resolve(resource, resource.properties());
      }
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new TemplateRefused("The folder of templates " + folder + " does not exist.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(FILE_ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new TemplateRefused("The templates in " + folder + " can't be read: " + e);
    }
  }

  private static JsonNode parse(ObjectMapper json, Path file) {
    try {
      return json.readTree(file.toFile());
    } catch (IOException e) {
      throw new TemplateRefused("The template " + file + " can't be read: " + e.getMessage());
    }
  }
}
