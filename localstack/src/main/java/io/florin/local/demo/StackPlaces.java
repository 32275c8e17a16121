package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code .florin/stack.json} tells of a running stack.
 *
 * @param api where the API is, without a slash at the end
 * @param bank where the stand-in bank is, without a slash at the end
 * @param adminEmail what the admin signs in with
 * @param adminPassword the admin's password
 */
record StackPlaces(URI api, URI bank, String adminEmail, String adminPassword) {

  /** Reads the file; empty when there is none, or it is not what a running stack writes. */
  static Optional<StackPlaces> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      JsonNode admin = json.path("admin");
      String api = json.path("api").asText();
      return api.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new StackPlaces(
                  URI.create(api),
                  URI.create(json.path("bank").asText()),
                  admin.path("email").asText(),
                  admin.path("password").asText()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
