package io.florin.bank.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.bank.BankAccount;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import io.florin.bank.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.regex.Pattern;

/** What is written to the bank and what its answers mean, as {@link HttpBank} tells it. */
final class Protocol {
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
  private static final String NO_REASON = "The bank gave no reason.";
  private static final BankAnswer UNREADABLE =
      new BankAnswer.Unknown("The bank's answer can't be read.");

  /** The bank is there, and takes its time. */
  static final BankAnswer UNDECIDED = new BankAnswer.Unknown("The bank has not decided yet.");

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
    return switch (status) {
      case 202 -> UNDECIDED;
      // The first three are about all that we ask, so no single payment needs an operator.
      case 401, 403, 407, 429, 503 -> new BankAnswer.Unavailable(why);
      case 408 -> new BankAnswer.Unknown(why);
      default ->
          status >= 400 && status < 500
              ? new BankAnswer.NeedsAttention(why)
              : new BankAnswer.Unknown(why);
    };
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

  /** The bank's words as they may be kept and logged: bounded, in one line, without an IBAN. */
  private static String plain(String reason) {
    String line = CONTROLS.matcher(reason).replaceAll(" ");
    String plain = Reason.bounded(BankAccount.maskedIn(line).strip()).strip();
    return plain.isEmpty() ? NO_REASON : plain;
  }
}
