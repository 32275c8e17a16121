package io.florin.settlement;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.bank.Payment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bank that does as banks do: each reference once, and always the same answer to it. */
final class BookKeepingBank implements Bank {
  private final BankAnswer verdict;
  private final Map<String, Payment> book = new LinkedHashMap<>();

  /** A bank that says this of each payment: that it is done, or rejected. */
  BookKeepingBank(BankAnswer verdict) {
    this.verdict = verdict;
  }

  @Override
  public BankAnswer pay(Payment payment) {
    book.putIfAbsent(payment.reference(), payment);
    return verdict;
  }

  @Override
  public BankAnswer find(String reference, String traceId) {
    return book.containsKey(reference) ? verdict : new BankAnswer.NotKnown();
  }

  /** What it has decided on. */
  List<Payment> book() {
    return new ArrayList<>(book.values());
  }
}
