package io.florin.local.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder that holds the data of one stack at a time. */
public final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, and makes it when it is not there.
   *
   * @throws IOException when it can't be written or another stack has it; the message is one
   *     sentence
   */
  public static DataFolder take(Path folder) throws IOException {
    FileChannel lockFile;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(
          "The folder %s can't be written: choose another by --data.".formatted(folder), e);
    }
    if (lock(lockFile) == null) {
      lockFile.close();
      throw new IOException(
          "The folder %s is in use by another stack: stop that one, or choose another by --data."
              .formatted(folder));
    }
    return new DataFolder(folder, lockFile);
  }

  /** The file that keeps the secrets. */
  public Path secrets() {
    return folder.resolve("secrets.json");
  }

  /** The file that keeps how far streams have been read. */
  public Path positions() {
    return folder.resolve("positions.json");
  }

  /** The file that keeps the book of the stand-in bank. */
  public Path bankBook() {
    return folder.resolve("bank.jsonl");
  }

  /** The folder that keeps the tables. */
  public Path tables() {
    return folder.resolve("dynamodb");
  }

  /** Gives the folder back. The system does so too when the process dies. */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another stack in this very process.
    }
  }
}
