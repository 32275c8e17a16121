package io.florin.functions.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a request, strictly. */
final class JsonBody {

  /** The largest body that is taken, in bytes: a batch of 500 payments with notes fits. */
  static final int MAX_BYTES = 1 << 20;

  private static final char REPLACEMENT = '\uFFFD';

  private JsonBody() {}

  /**
   * The body as JSON, or empty when there is none.
   *
   * @throws ProblemException when it is too large, or no JSON that all readers read alike
   */
  static Optional<JsonNode> read(String body) {
    if (body.isBlank()) {
      return Optional.empty();
    }
    if (body.length() > MAX_BYTES || body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new ProblemException(
          Problem.of(ErrorCode.TOO_LARGE, "Send at most " + MAX_BYTES + " bytes."));
    }
    if (body.indexOf(REPLACEMENT) >= 0) {
      // What a decoder puts for bytes that are no UTF-8: two different bodies would look alike.
      throw malformed("It has the character U+FFFD, which stands for bytes that are not UTF-8.");
    }
    try (JsonParser parser = new PlainNumbers(Json.MAPPER.createParser(body))) {
      JsonNode tree = Json.MAPPER.reader().readTree(parser);
      checkTexts(tree, "");
      return Optional.of(tree);
    } catch (StreamConstraintsException e) {
      throw malformed("It is nested too deeply, or a number or a name in it is too long.");
    } catch (MismatchedInputException e) {
      throw malformed("There is more after the end of the JSON.");
    } catch (JacksonException e) {
      throw malformed(fault(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException malformed(String why) {
    return new ProblemException(
        Problem.of(ErrorCode.MALFORMED_JSON, "Send one JSON object. " + why));
  }

  /** Where it stops being JSON. What Jackson says beside that is of its own settings. */
  private static String fault(JacksonException e) {
    String what =
        e.getOriginalMessage().startsWith("Duplicate field")
            ? "An object has a name twice"
            : "It is no JSON";
    JsonLocation place = e.getLocation();
    return "%s at line %d, column %d.".formatted(what, place.getLineNr(), place.getColumnNr());
  }

  /** The path of what is being read, as faults name it: {@code items[3].amount}. */
  private static String path(JsonStreamContext context) {
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext at = context; at != null; at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.inObject()) {
        path.insert(0, "." + at.getCurrentName());
      }
    }
    return path.isEmpty() ? Findings.BODY : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }

  /** Half of a surrogate pair is no character: stored and read back it would be another text. */
  private static void checkTexts(JsonNode node, String path) {
    if (node.isTextual() && hasLoneSurrogate(node.textValue())) {
      throw new ProblemException(
          Problem.invalid(path, "invalid-format", "Use whole Unicode characters only."));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (hasLoneSurrogate(field.getKey())) {
        throw malformed("A name has half of a Unicode character.");
      }
      checkTexts(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        checkTexts(node.get(index), path + "[" + index + "]");
      }
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Refuses numbers with an exponent: amounts are read by their digits. */
  private static final class PlainNumbers extends JsonParserDelegate {
    PlainNumbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
      String text = getText();
      if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
        throw new ProblemException(
            Problem.invalid(
                path(getParsingContext()),
                "invalid-format",
                "Write the number without an exponent."));
      }
      return super.getDecimalValue();
    }
  }
}
