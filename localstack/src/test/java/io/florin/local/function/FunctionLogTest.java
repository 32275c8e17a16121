package io.florin.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that functions' log lines go to. */
class FunctionLogTest {
  @TempDir private Path folder;

  @Test
  void aStartKeepsTheLinesOfTheOneBefore() throws IOException {
    Path file = folder.resolve("new/functions.log");
    try (FunctionLog first = new FunctionLog(file)) {
      first.add("one");
    }
    try (FunctionLog second = new FunctionLog(file)) {
      second.add("two");
    }

    assertThat(Files.readAllLines(file)).containsExactly("one", "two");
  }

  @Test
  void aLongFileIsBegunAnewAndKeptBesideTheNewOne() throws IOException {
    Path file = folder.resolve("functions.log");
    String line = "x".repeat(16 * 1024 * 1024 - 1);
    try (FunctionLog log = new FunctionLog(file)) {
      for (int i = 0; i < 5; i++) {
        log.add(line);
      }
    }

    assertThat(Files.size(file)).isEqualTo(16L * 1024 * 1024);
    assertThat(Files.size(folder.resolve("functions.log.1"))).isEqualTo(64L * 1024 * 1024);
  }
}
