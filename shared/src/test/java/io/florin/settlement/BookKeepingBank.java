package io.florin.settlement;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import java.util.HashSet;
import java.util.Set;

/** A bank that does as banks do: each reference once, and always the same answer to it. */
final class BookKeepingBank implements Bank {
  private final BankAnswer verdict;
  private final Set<String> book = new HashSet<>();
  private int pays;

  /** A bank that says this of each payment: that it is done, or rejected. */
  BookKeepingBank(BankAnswer verdict) {
    this.verdict = verdict;
  }

  @Override
  public BankAnswer pay(Payment payment) {
    pays++;
    book.add(payment.reference());
    return verdict;
  }

  @Override
  public BankAnswer find(String reference, String traceId) {
    return book.contains(reference) ? verdict : new BankAnswer.NotKnown();
  }

  /** How often it was asked to pay, whether or not it had decided before. */
  int pays() {
    return pays;
  }
}
