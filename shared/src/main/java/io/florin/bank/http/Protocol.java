package io.florin.bank.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Objects;

/** What is written to the bank and what its answers mean, as {@link HttpBank} tells it. */
final class Protocol {
  private static final int MAX_REASON_CHARACTERS = 200;
  private static final String NO_REASON = "The bank gave no reason.";
  private static final BankAnswer UNREADABLE =
      new BankAnswer.Unknown("The bank's answer can't be read.");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Protocol() {}

  static byte[] order(Payment payment) {
    ObjectNode order =
        JSON.createObjectNode()
            .put("direction", payment.direction().name())
            .put("bankAccount", payment.account().value());
    order
        .putObject("amount")
        .put("amount", payment.amount().decimal())
        .put("currency", payment.amount().currency().code());
    try {
      return JSON.writeValueAsBytes(order);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BankAnswer paid(HttpResponse<byte[]> response, String reference) {
    int status = response.statusCode();
    if (status == 200) {
      return decision(response.body(), reference);
    }
    String why = "The bank answered " + status + ".";
    if (status == 503 || status == 429) {
      return new BankAnswer.Unavailable(why);
    }
    boolean ourFault = status >= 400 && status < 500 && status != 408;
    return ourFault ? new BankAnswer.NeedsAttention(why) : new BankAnswer.Unknown(why);
  }

  static BankAnswer found(HttpResponse<byte[]> response, String reference) {
    return response.statusCode() == 404 ? new BankAnswer.NotKnown() : paid(response, reference);
  }

  private static BankAnswer decision(byte[] body, String reference) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (IOException e) {
      return UNREADABLE;
    }
    JsonNode reason = answer.path("reason");
    if (!reference.equals(answer.path("reference").textValue())
        || !(reason.isTextual() || reason.isNull() || reason.isMissingNode())) {
      return UNREADABLE;
    }
    return switch (answer.path("status").asText()) {
      case "DONE" -> new BankAnswer.Done();
      case "REJECTED" ->
          new BankAnswer.Rejected(plain(Objects.requireNonNullElse(reason.textValue(), "")));
      default -> UNREADABLE;
    };
  }

  /** The bank's words as they may be kept and logged: bounded, in one line. */
  private static String plain(String reason) {
    String line =
        reason
            .codePoints()
            .limit(MAX_REASON_CHARACTERS)
            .map(character -> Character.isISOControl(character) ? ' ' : character)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.isEmpty() ? NO_REASON : line;
  }
}
