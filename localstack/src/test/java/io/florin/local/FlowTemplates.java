package io.florin.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tests' own templates with a stream, a topic, queues and a schedule. */
public final class FlowTemplates {
  static final String BANK = "http://127.0.0.1:1";
  private static final Path FILE = Path.of("src/test/resources/flow/Flow.template.json");

  private FlowTemplates() {}

  /** Options for a copy in a folder. */
  public static StackOptions options(Path folder) {
    return changed(folder, "A stream", "A stream");
  }

  /** Options for a copy in a folder, with a text replaced where it first stands. */
  static StackOptions changed(Path folder, String text, String replacement) {
    try {
      TinyTemplates.changed(folder, "Two tables", "Two tables");
      String template = Files.readString(FILE);
      int at = template.indexOf(text);
      if (at < 0) {
        throw new IllegalArgumentException("The template does not say " + text);
      }
      Files.writeString(
          folder.resolve("Flow.template.json"),
          template.substring(0, at) + replacement + template.substring(at + text.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StackOptions.of(folder).withParameter("BankUrl", BANK);
  }
}
