package io.florin.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.file.OwnerOnlyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file that tells tools where a running stack is and how its admin signs in. */
public final class StackFile implements AutoCloseable {
  private final Path file;
  private final byte[] content;

  private StackFile(Path file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Writes the file, readable by its owner alone. What a stack does not have is null in it.
   *
   * @throws StartRefused when it can't be written
   */
  public static StackFile write(Path file, Addresses stack, LocalAdmin.SignIn admin) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode places =
        json.createObjectNode()
            .put("api", stack.api().toString())
            .put("docs", textOf(stack.docs()))
            .put("metrics", textOf(stack.metrics()))
            .put("bank", textOf(stack.bank()))
            .put("inbox", textOf(stack.inbox()));
    places.putObject("admin").put("email", admin.email()).put("password", admin.password());
    try {
      byte[] content = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(places);
      Files.createDirectories(file.toAbsolutePath().getParent());
      OwnerOnlyFile.write(file, content);
      return new StackFile(file, content);
    } catch (IOException e) {
      throw new StartRefused(
          "The file %s can't be written: make its folder writable.".formatted(file), e);
    }
  }

  private static @Nullable String textOf(Optional<URI> address) {
    return address.map(URI::toString).orElse(null);
  }

  /** Removes the file, unless another stack has written its own since. */
  @Override
  public void close() throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      Files.delete(file);
    }
  }
}
