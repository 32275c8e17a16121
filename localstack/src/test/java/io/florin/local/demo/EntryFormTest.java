package io.florin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The worked example of the canonical form in {@code docs/api.md}. */
class EntryFormTest {

  @Test
  void theExampleOfTheGuideHasTheFormAndTheHashThatTheGuideSays() throws IOException {
    String guide = Files.readString(Path.of("../docs/api.md"));
    String chain = guide.substring(guide.indexOf("## The hash chain"));
    JsonNode entry = new ObjectMapper().readTree(block(chain, "json"));

    assertThat(EntryForm.of(entry)).isEqualTo(block(chain, "text"));
    assertThat(EntryForm.hash(entry)).isEqualTo(entry.path("hash").asText());
    assertThat(chain).contains("its SHA-256 is `" + entry.path("hash").asText() + "`");
  }

  private static String block(String text, String language) {
    String start = "```" + language + "\n";
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf("\n```", from));
  }
}
