package io.florin.settlement;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A bank that gives the answers that a test has put down, and keeps what it was asked. */
final class ScriptedBank implements Bank {
  final List<String> calls = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  private final Deque<Supplier<BankAnswer>> answers = new ArrayDeque<>();

  /** The next call is answered so. */
  void answers(BankAnswer... next) {
    for (BankAnswer answer : next) {
      answers.add(() -> answer);
    }
  }

  /** The next call is answered so, after something else has happened. */
  void answersAfter(Runnable meanwhile, BankAnswer answer) {
    answers.add(
        () -> {
          meanwhile.run();
          return answer;
        });
  }

  @Override
  public BankAnswer pay(Payment payment) {
    calls.add("pay");
    payments.add(payment);
    return answers.remove().get();
  }

  @Override
  public BankAnswer find(String reference, String traceId) {
    calls.add("find");
    return answers.remove().get();
  }
}
