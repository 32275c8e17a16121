package io.florin.infra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The templates of a stage, as tests read them. Each stage is synthesized once in a test run, since
 * Node is slow to start.
 */
final class Synthesized {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".template.json";

  private final SortedMap<String, String> files;
  private final SortedMap<String, JsonNode> stacks = new TreeMap<>();

  private static final class Local {
    static final Synthesized TEMPLATES = of(Stage.local(), Contract.ofTheFunctions());
  }

  private static final class Production {
    static final Synthesized TEMPLATES = of(Stage.production(), Contract.ofTheFunctions());
  }

  /** A resource and where it stands. */
  record Resource(String stack, String logicalId, JsonNode definition) {
    JsonNode property(String name) {
      return definition.path("Properties").path(name);
    }
  }

  private Synthesized(SortedMap<String, String> files) throws IOException {
    this.files = files;
    for (Map.Entry<String, String> file : files.entrySet()) {
      stacks.put(file.getKey().replace(SUFFIX, ""), JSON.readTree(file.getValue()));
    }
  }

  /** The stage {@code local}. Without Node the calling test is skipped. */
  static Synthesized local() {
    assumeNode();
    return Local.TEMPLATES;
  }

  /** The stage {@code production}. Without Node the calling test is skipped. */
  static Synthesized production() {
    assumeNode();
    return Production.TEMPLATES;
  }

  /** Any stage and contract, synthesized at each call. Without Node the test is skipped. */
  static Synthesized of(Stage stage, Contract contract) {
    assumeNode();
    try {
      return new Synthesized(Templates.synthesized(stage, contract));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void assumeNode() {
    String path = System.getenv().getOrDefault("PATH", "");
    boolean node =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    assumeTrue(node, "Skipped: the CDK needs Node, and there is no 'node' on the PATH.");
  }

  /** The files, by name. */
  SortedMap<String, String> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** The stacks, by name. */
  SortedMap<String, JsonNode> stacks() {
    return Collections.unmodifiableSortedMap(stacks);
  }

  /** All resources of a type, by stack and name: of a table {@code florin-local-ledger}, say. */
  SortedMap<String, Resource> resources(String type) {
    SortedMap<String, Resource> found = new TreeMap<>();
    stacks.forEach(
        (stack, template) -> {
          for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
            if (entry.getValue().path("Type").asText().equals(type)) {
              found.put(
                  nameOf(stack, entry.getKey()),
                  new Resource(stack, entry.getKey(), entry.getValue()));
            }
          }
        });
    return found;
  }

  /** The resource of a type and a name. */
  Resource resource(String type, String name) {
    return Objects.requireNonNull(resources(type).get(name), name);
  }

  /** The only resource of a type. */
  Resource only(String type) {
    SortedMap<String, Resource> all = resources(type);
    if (all.size() != 1) {
      throw new AssertionError("Not one but these of " + type + ": " + all.keySet());
    }
    return all.values().iterator().next();
  }

  /** A value with its intrinsic functions replaced by names that people know. */
  String text(String stack, JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    Map.Entry<String, JsonNode> intrinsic = value.properties().iterator().next();
    JsonNode argument = intrinsic.getValue();
    return switch (intrinsic.getKey()) {
      case "Ref" -> nameOf(stack, argument.asText());
      case "Fn::GetAtt" ->
          nameOf(stack, argument.path(0).asText())
              // Other attributes stand for the thing itself; a stream is another thing.
              + (argument.path(1).asText().equals("StreamArn") ? "/stream" : "");
      case "Fn::Sub" -> argument.asText();
      case "Fn::Join" ->
          StreamSupport.stream(argument.path(1).spliterator(), false)
              .map(part -> text(stack, part))
              .collect(Collectors.joining(argument.path(0).asText()));
      case "Fn::ImportValue" -> imported(argument.asText());
      default -> throw new AssertionError("An intrinsic function unknown here: " + intrinsic);
    };
  }

  /** The template of a stack. */
  JsonNode stack(String name) {
    return Objects.requireNonNull(stacks.get(name), name);
  }

  private String imported(String export) {
    String stack = export.substring(0, export.indexOf(':'));
    for (JsonNode output : stack(stack).path("Outputs")) {
      if (output.path("Export").path("Name").asText().equals(export)) {
        return text(stack, output.path("Value"));
      }
    }
    throw new AssertionError("Nobody exports " + export);
  }

  private String nameOf(String stack, String logicalId) {
    JsonNode properties = stack(stack).path("Resources").path(logicalId).path("Properties");
    for (String name :
        new String[] {"TableName", "LogGroupName", "TopicName", "QueueName", "StageName"}) {
      if (properties.has(name)) {
        return properties.path(name).asText();
      }
    }
    if (properties.has("FunctionName") && properties.has("FunctionVersion")) {
      return text(stack, properties.path("FunctionName")) + ":" + properties.path("Name").asText();
    }
    if (properties.has("FunctionName") && properties.has("Handler")) {
      return properties.path("FunctionName").asText();
    }
    return properties.path("Name").asText(logicalId);
  }
}
