package io.florin.local.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.StartRefused;
import io.florin.local.file.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code up --localstack} has started and {@code down --localstack} must end.
 *
 * @param composed whether LocalStack itself
 * @param bank the stand-in bank, if it was started
 */
record StartedThings(boolean composed, Optional<BankProcess> bank) {

  /** What a repository's last {@code up} wrote; nothing, when there was none. */
  static StartedThings read(Path root) {
    Path file = file(root);
    if (!Files.exists(file)) {
      return new StartedThings(false, Optional.empty());
    }
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      JsonNode bank = json.path("bank");
      return new StartedThings(
          json.path("composed").asBoolean(),
          bank.isObject()
              ? Optional.of(
                  new BankProcess(
                      bank.path("pid").asLong(), Instant.parse(bank.path("startedAt").asText())))
              : Optional.empty());
    } catch (IOException e) {
      throw new StartRefused("The file %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Writes it down, for {@code down}. */
  void write(Path root) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode().put("composed", composed);
    bank.ifPresent(
        process ->
            json.putObject("bank")
                .put("pid", process.pid())
                .put("startedAt", process.startedAt().toString()));
    Path file = file(root);
    try {
      Files.createDirectories(file.getParent());
      OwnerOnlyFile.write(file, mapper.writeValueAsBytes(json));
    } catch (IOException e) {
      throw new StartRefused(
          "The file %s can't be written: make its folder writable.".formatted(file), e);
    }
  }

  static Path file(Path root) {
    return root.resolve(".florin/localstack.json");
  }
}
