package io.florin.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Prints the story: chapters, steps, requests and answers in short, and what they show. */
final class Printout {
  private static final int MAX_CHARACTERS = 110;
  private static final Pattern LONG_ID =
      Pattern.compile("\\b(wal|trf|cus)_[0-9a-z]{16,}([0-9a-z]{6})\\b");
  private static final String SHORT_ID = "$1_…$2";
  private static final Pattern CURSOR = Pattern.compile("(cursor=.{6})[^&]+");

  private final PrintStream out;

  Printout(PrintStream out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
  }

  void chapter(int number, String title) {
    out.printf("%n%d. %s%n", number, title);
  }

  void step(String text) {
    out.printf("%n   %s%n", text);
  }

  void request(Request request) {
    out.printf(
        "     → %s %s%s%s%n",
        request.method(),
        CURSOR.matcher(LONG_ID.matcher(request.path()).replaceAll(SHORT_ID)).replaceAll("$1…"),
        request.body().map(body -> " " + shortened(inShort(body))).orElse(""),
        request.idempotencyKey().map(key -> "  (key " + start(key) + ")").orElse(""));
  }

  void answer(Answer answer) {
    out.printf(
        "     ← %d %s%s%n",
        answer.status(),
        shortened(gist(answer)),
        answer.replayed().map(value -> "  (Idempotent-Replayed: " + value + ")").orElse(""));
  }

  void note(String text) {
    out.printf("       %s%n", text);
  }

  void shown(String fact) {
    out.printf("     ✓ %s%n", fact);
  }

  void failed(String message) {
    out.printf("     ✗ %s%n", message);
  }

  /** What matters most in an answer. */
  private static String gist(Answer answer) {
    JsonNode body = answer.body();
    if (body.has("code")) {
      JsonNode error = body.path("errors").path(0);
      return body.path("code").asText()
          + (error.isMissingNode()
              ? ": " + body.path("detail").asText()
              : ": " + error.path("field").asText() + ": " + error.path("message").asText());
    }
    if (body.has("accessToken")) {
      return "an access token for " + body.path("expiresIn").asInt() + " seconds";
    }
    if (body.has("items")) {
      return body.path("items").size() + " items";
    }
    if (body.has("balance")) {
      return "%s, version %s, available %s"
          .formatted(
              body.path("id").asText(),
              body.path("version").asText(),
              inShort(body.at("/balance/available")));
    }
    if (body.has("amount")) {
      return "%s, %s, %s"
          .formatted(
              body.path("id").asText(), body.path("status").asText(), inShort(body.path("amount")));
    }
    return Optional.of(body.path("id").asText()).filter(id -> !id.isEmpty()).orElse("");
  }

  /** JSON as a person would say it: money as 25.00 EUR, no passwords. */
  private static String inShort(JsonNode json) {
    if (json.isObject() && json.size() == 2 && json.has("amount") && json.has("currency")) {
      return json.path("amount").asText() + " " + json.path("currency").asText();
    }
    if (json.isObject()) {
      return StreamSupport.stream(json.properties().spliterator(), false)
          .map(
              field ->
                  field.getKey()
                      + ": "
                      + (field.getKey().equals("password") ? "…" : inShort(field.getValue())))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return json.asText();
  }

  private static String shortened(String whole) {
    String text = LONG_ID.matcher(whole).replaceAll(SHORT_ID);
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
  }

  private static String start(String key) {
    return key.length() <= 8 ? key : key.substring(0, 8) + "…";
  }
}
