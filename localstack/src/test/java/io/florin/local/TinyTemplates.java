package io.florin.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tests' own templates, and copies of them with something changed. */
public final class TinyTemplates {
  private static final Path FOLDER = Path.of("src/test/resources/templates");
  private static final List<String> FILES =
      List.of("Tiny-State.template.json", "Tiny-Api.template.json");

  private TinyTemplates() {}

  /** As they are. */
  public static Path unchanged() {
    return FOLDER;
  }

  /** A copy in a folder, with a text replaced where it first stands. */
  public static Path changed(Path folder, String text, String replacement) {
    try {
      boolean found = false;
      for (String file : FILES) {
        String template = Files.readString(FOLDER.resolve(file));
        int at = found ? -1 : template.indexOf(text);
        if (at >= 0) {
          found = true;
          template =
              template.substring(0, at) + replacement + template.substring(at + text.length());
        }
        Files.writeString(folder.resolve(file), template);
      }
      if (!found) {
        throw new IllegalArgumentException("No template says " + text);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
