package io.florin.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.local.EmbeddedStack;
import io.florin.local.LocalAdmin;
import io.florin.local.RegisteredAdmin;
import io.florin.local.SeedData;
import io.florin.local.deployed.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where a stack is and how its admin signs in: what {@code stack.json} tells.
 *
 * @param api the API's address, without a slash at the end
 * @param bank the bank's address, likewise
 * @param adminEmail the admin's e-mail address
 * @param adminPassword the admin's password
 */
record Address(URI api, URI bank, String adminEmail, String adminPassword) {

  /** The address in a {@code stack.json}. */
  static Address read(Path stackFile) {
    try {
      JsonNode file = new ObjectMapper().readTree(stackFile.toFile());
      return new Address(
          URI.create(file.path("api").asText()),
          URI.create(file.path("bank").asText()),
          file.path("admin").path("email").asText(),
          file.path("admin").path("password").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a stack in this process, which gets an admin. */
  static Address of(EmbeddedStack stack) {
    LocalAdmin.SignIn admin = new SeedData(new RegisteredAdmin()).open(stack);
    return new Address(stack.api(), stack.bank(), admin.email(), admin.password());
  }

  /** The address of what has been deployed, with a bank that this process finds there. */
  static Address of(Deployment florin, URI bank) {
    return new Address(florin.api(), bank, florin.admin().email(), florin.admin().password());
  }
}
