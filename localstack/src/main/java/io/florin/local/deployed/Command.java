package io.florin.local.deployed;

import io.florin.local.StartRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other people's commands in a folder, with all that they say in a log. */
final class Command {
  private static final long MAX_MINUTES = 20;
  private static final int LAST_LINES = 40;

  private final Path folder;
  private final Path log;
  private final PrintStream console;
  private final Map<String, String> environment = new HashMap<>();

  Command(Path folder, Path log, PrintStream console) {
    this.folder = folder;
    this.log = log;
    this.console = console;
  }

  /** With variables of the environment, besides those of this process. */
  Command with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /**
   * Runs one to its end.
   *
   * @param otherwise the sentence for when it fails; the end of what it said is shown before
   * @throws StartRefused when it fails, is not there, or takes too long
   */
  void run(String otherwise, String... words) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new StartRefused(
            "%s took more than %d minutes: see %s.".formatted(words[0], MAX_MINUTES, log));
      }
      if (process.exitValue() != 0) {
        showEndOfLog();
        throw new StartRefused(otherwise + " The whole of what was said is in " + log + ".");
      }
    } catch (IOException e) {
      throw new StartRefused(
          "%s can't be run: %s".formatted(Arrays.toString(words), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while running " + words[0] + ".", e);
    }
  }

  private void showEndOfLog() throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(console::println);
  }
}
