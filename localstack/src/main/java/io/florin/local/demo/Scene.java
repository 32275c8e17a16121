package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;

/** Where chapters play: they send requests here and check what comes back, and all is printed. */
final class Scene {
  private final ApiClient api;
  private final Printout printout;
  private int shown;

  Scene(ApiClient api, Printout printout) {
    this.api = api;
    this.printout = printout;
  }

  /** Sends the request of a step, telling both. */
  Answer play(String step, Request request) {
    printout.step(step);
    return ask(request);
  }

  /** Sends one more request of the same step. */
  Answer ask(Request request) {
    printout.request(request);
    Answer answer = send(request);
    printout.answer(answer);
    return answer;
  }

  /** Starts a step that asks nothing of the API. */
  void tell(String step) {
    printout.step(step);
  }

  /** Says something more of the step. */
  void note(String text) {
    printout.note(text);
  }

  /**
   * Checks a part of what a step is to show.
   *
   * @throws StepFailed when it is not as expected
   */
  void expect(String what, Object expected, Object came) {
    if (!Objects.equals(expected, came)) {
      throw new StepFailed("%s: expected %s, came %s".formatted(what, expected, came));
    }
  }

  /** Checks that an answer is the problem with that code. */
  void expectProblem(int status, String code, Answer answer) {
    expect("status", status, answer.status());
    expect("code", code, answer.text("code"));
  }

  /** Says what the checks of a step have shown. */
  void show(String fact) {
    shown++;
    printout.shown(fact);
  }

  /** How many facts have been shown so far. */
  int shown() {
    return shown;
  }

  /** What is posted in a wallet; asked without telling. */
  BigDecimal posted(Person owner, String walletId) {
    Answer answer = send(Request.get("/v1/wallets/" + walletId).by(owner));
    expect("status of GET /v1/wallets/" + walletId, 200, answer.status());
    return new BigDecimal(answer.text("balance.posted.amount"));
  }

  /** An empty JSON object, to be filled. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Euros as the API wants them. */
  static ObjectNode euros(String amount) {
    return object().put("amount", amount).put("currency", "EUR");
  }

  private Answer send(Request request) {
    try {
      return api.send(request);
    } catch (IOException e) {
      throw new StepFailed("expected an answer, came " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("expected an answer, was interrupted");
    }
  }
}
