package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/** Where chapters play: they send requests here and check what comes back, and all is printed. */
final class Scene {
  // The janitor looks for what is due once a minute; on this machine more often.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final ApiClient api;
  private final ApiClient bank;
  private final Printout printout;
  private int shown;

  Scene(ApiClient api, ApiClient bank, Printout printout) {
    this.api = api;
    this.bank = bank;
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
    Answer answer = send(api, request);
    printout.answer(answer);
    return answer;
  }

  /** Sends a request to the bank, telling both. */
  Answer atTheBank(String step, Request request) {
    printout.step(step);
    printout.request(request);
    Answer answer = send(bank, request);
    printout.answer(answer);
    expect("status", 200, answer.status());
    return answer;
  }

  /**
   * Looks at a transfer until it is not pending any more, and tells what came of it.
   *
   * @throws StepFailed when it stays pending for minutes
   */
  Answer settled(String step, Request transfer) {
    return until(step, transfer, answer -> !answer.text("status").equals("PENDING"));
  }

  /**
   * Asks until the answer is what is waited for, and tells that one.
   *
   * @throws StepFailed when it does not come for minutes
   */
  Answer until(String step, Request request, Predicate<Answer> awaited) {
    printout.step(step);
    printout.request(request);
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    Answer answer = send(api, request);
    while (!awaited.test(answer)) {
      if (System.nanoTime() > end) {
        throw new StepFailed(
            "waited %d minutes in vain, the last answer was %s"
                .formatted(LONGEST_WAIT.toMinutes(), answer.body()));
      }
      pause();
      answer = send(api, request);
    }
    printout.answer(answer);
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("expected an end, was interrupted");
    }
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
    return balance(owner, walletId, "posted");
  }

  /** What can be spent of a wallet; asked without telling. */
  BigDecimal available(Person owner, String walletId) {
    return balance(owner, walletId, "available");
  }

  private BigDecimal balance(Person owner, String walletId, String which) {
    Answer answer = send(api, Request.get("/v1/wallets/" + walletId).by(owner));
    expect("status of GET /v1/wallets/" + walletId, 200, answer.status());
    return new BigDecimal(answer.text("balance." + which + ".amount"));
  }

  /** An empty JSON object, to be filled. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Euros as the API wants them. */
  static ObjectNode euros(String amount) {
    return object().put("amount", amount).put("currency", "EUR");
  }

  private static Answer send(ApiClient server, Request request) {
    try {
      return server.send(request);
    } catch (IOException e) {
      throw new StepFailed("expected an answer, came " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("expected an answer, was interrupted");
    }
  }
}
