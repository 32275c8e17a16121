package io.florin.local.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;

/** Makes the text of a secret as its {@code GenerateSecretString} asks. */
final class SecretGenerator {
  private static final String LETTERS_AND_DIGITS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final int DEFAULT_LENGTH = 32; // As on AWS.
  private static final int MAX_LENGTH = 4096; // As on AWS.
  private static final Set<String> KNOWN = Set.of("PasswordLength", "ExcludePunctuation");

  private final SecureRandom random = new SecureRandom();

  String generate(Resource secret, JsonNode asked) {
    if (!asked.isObject()) {
      throw TemplateRefused.of(
          secret, "has no GenerateSecretString; the local stack knows generated secrets only.");
    }
    for (Map.Entry<String, JsonNode> entry : asked.properties()) {
      if (!KNOWN.contains(entry.getKey())) {
        throw TemplateRefused.of(
            secret, "asks for " + entry.getKey() + ", which the local stack does not know.");
      }
    }
    int length = asked.path("PasswordLength").asInt(DEFAULT_LENGTH);
    if (length < 1 || length > MAX_LENGTH) {
      throw TemplateRefused.of(
          secret, "asks for " + length + " characters; 1 to 4096 are allowed.");
    }
    String alphabet =
        asked.path("ExcludePunctuation").asBoolean()
            ? LETTERS_AND_DIGITS
            : LETTERS_AND_DIGITS + PUNCTUATION;
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
