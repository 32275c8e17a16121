package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
   * @throws TemplateRefused when there is none, when one can't be read, or when one uses a resource
   *     type or a function that is not known
   */
  public static Templates read(Path folder, Account account) {
    Map<String, Template> stacks = new TreeMap<>();
    ObjectMapper json = new ObjectMapper();
    for (Path file : files(folder)) {
      String fileName = file.getFileName().toString();
      String stack = fileName.substring(0, fileName.length() - FILE_ENDING.length());
      stacks.put(stack, Template.read(stack, parse(json, file)));
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
