package io.florin.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AssetHashType;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.assets.AssetOptions;

/**
 * The templates of a stage, synthesized without the code of the functions: they change when what is
 * described changes, and not with each class. Those of the stage {@code local} are committed.
 */
final class Templates {
  private static final String SUFFIX = ".template.json";

  private Templates() {}

  /** Writes the templates of the stage {@code local} into the folder named by the argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    for (Path stale : filesIn(folder)) {
      Files.delete(stale);
    }
    for (var template : synthesized(Stage.local(), Contract.ofTheFunctions()).entrySet()) {
      Files.writeString(folder.resolve(template.getKey()), template.getValue());
    }
  }

  /** The templates in a folder, by the names of their files. */
  static SortedMap<String, String> in(Path folder) throws IOException {
    SortedMap<String, String> templates = new TreeMap<>();
    for (Path file : filesIn(folder)) {
      templates.put(file.getFileName().toString(), Files.readString(file));
    }
    return templates;
  }

  /** The templates of a stage, by the names of their files. Starts Node. */
  static SortedMap<String, String> synthesized(Stage stage, Contract contract) throws IOException {
    return synthesized(app -> stage, contract, Templates::placeholder);
  }

  /**
   * The templates of an app, by the names of their files. Starts Node.
   *
   * @param stage the stage of the app
   * @param code what to make of the jar of the functions, which is empty
   */
  static SortedMap<String, String> synthesized(
      Function<App, Stage> stage, Contract contract, Function<Path, Code> code) throws IOException {
    Path scratch = Files.createTempDirectory("florin-templates");
    try {
      Path jar = Files.write(scratch.resolve("functions.jar"), new byte[0]);
      Path output = scratch.resolve("out");
      App app = new App(FlorinApp.properties().outdir(output.toString()).build());
      FlorinApp.addStacks(app, stage.apply(app), contract, () -> code.apply(jar));
      app.synth();
      SortedMap<String, String> templates = in(output);
      templates.replaceAll((name, template) -> template + "\n");
      return templates;
    } finally {
      delete(scratch);
    }
  }

  /** An asset whose name in the templates is always the same. */
  private static Code placeholder(Path jar) {
    return Code.fromAsset(
        jar.toString(),
        AssetOptions.builder()
            .assetHashType(AssetHashType.CUSTOM)
            .assetHash("florin-functions")
            .build());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
