package io.florin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A planted fault shows what the simulation finds only as long as it fits the code. */
class PlantedFaultsTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final String BEFORE = "--- a/";

  static List<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/simulation-faults"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("patches")
  void itFitsTheCodeAndIsListed(Path patch) throws IOException {
    List<String> lines = Files.readAllLines(patch);
    String code = Files.readString(REPOSITORY.resolve(lines.getFirst().substring(BEFORE.length())));
    String replaced =
        lines.stream()
            .skip(2)
            .filter(line -> !line.startsWith("@@") && !line.startsWith("+"))
            .map(line -> line.substring(1) + "\n")
            .collect(Collectors.joining());
    String name = patch.getFileName().toString().replace(".patch", "");

    assertThat(lines).filteredOn(line -> line.startsWith("@@")).hasSize(1);
    assertThat(code).containsOnlyOnce(replaced);
    assertThat(Files.readString(REPOSITORY.resolve("docs/simulation.md")))
        .contains("| `" + name + "`:");
  }
}
