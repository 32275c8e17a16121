package io.florin.local.function;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that functions' log lines go to. It is begun anew at each start and when it is long. */
public final class FunctionLog implements AutoCloseable {
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Path file;
  private OutputStream out;
  private long written;

  /**
   * Begins the file.
   *
   * @throws IOException when it can't be written
   */
  public FunctionLog(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = Files.newOutputStream(file);
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
    out = Files.newOutputStream(file);
    written = 0;
  }
}
