package io.florin.local.bank;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file with one line for each decision. A line that was written outlives the process; that it
 * outlives the machine, too, is not promised. It is not safe for use by several threads.
 */
final class Journal implements AutoCloseable {
  private final FileChannel file;
  private final List<Booking> kept;
  private long end;

  private Journal(FileChannel file, List<Booking> kept, long end) {
    this.file = file;
    this.kept = kept;
    this.end = end;
  }

  /**
   * Opens the file, and makes it when it is not there. A last line without its end was never
   * answered, so it is cut off.
   *
   * @throws IOException when it can't be read or written, or holds something else; the message is
   *     one sentence
   */
  static Journal open(Path path) throws IOException {
    FileChannel file;
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(
          "The journal %s can't be written: choose another file.".formatted(path), e);
    }
    try {
      byte[] content = Files.readAllBytes(path);
      int end = content.length;
      while (end > 0 && content[end - 1] != '\n') {
        end--;
      }
      List<Booking> kept = read(Arrays.copyOf(content, end), path);
      file.truncate(end);
      return new Journal(file, kept, end);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** What the file held when it was opened, oldest first. */
  List<Booking> kept() {
    return kept;
  }

  /**
   * Appends a decision.
   *
   * @throws IOException when it was not appended
   */
  void append(Booking booking) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((booking.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    long position = end;
    try {
      while (line.hasRemaining()) {
        position += file.write(line, position);
      }
    } catch (IOException e) {
      file.truncate(end); // A torn line in the middle would make the file unreadable.
      throw e;
    }
    end = position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static List<Booking> read(byte[] lines, Path path) throws IOException {
    List<Booking> bookings = new ArrayList<>();
    for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
      try {
        bookings.add(Booking.read(BankJson.read(line.getBytes(StandardCharsets.UTF_8))));
      } catch (ProblemException e) {
        throw new IOException(
            "Line %d of %s is no decision of the stand-in bank: choose another file."
                .formatted(bookings.size() + 1, path),
            e);
      }
    }
    return List.copyOf(bookings);
  }
}
