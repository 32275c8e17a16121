package io.florin.local.function;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that functions' log lines go to, after those of starts before. When it is long it is
 * begun anew, and the lines so far are kept beside it.
 */
public final class FunctionLog implements AutoCloseable {
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Path file;
  private OutputStream out;
  private long written;

  /**
   * Opens the file.
   *
   * @throws IOException when it can't be written; the message is one sentence
   */
  public FunctionLog(Path file) throws IOException {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.out = open(file);
      this.written = Files.size(file);
    } catch (IOException e) {
      throw new IOException(
          "The file %s can't be written: make its folder writable.".formatted(file), e);
    }
  }

  /** Adds a line. */
  public synchronized void add(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (written + bytes.length > MAX_BYTES) {
        startAnew();
      }
      out.write(bytes);
      written += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException("The log of the functions " + file + " can't be written.", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** Keeps the lines so far in a second file, in place of those that were there. */
  private void startAnew() throws IOException {
    out.close();
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    out = open(file);
    written = 0;
  }

  // To append, since a stack on another port may write to it too.
  private static OutputStream open(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
