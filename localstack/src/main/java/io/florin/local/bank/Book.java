package io.florin.local.bank;

import io.florin.bank.Payment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;

/** The bank's own book: each payment that it has decided on, once, in the order of deciding. */
final class Book implements AutoCloseable {
  private final SequencedMap<String, Booking> bookings = new LinkedHashMap<>();
  private final Optional<Journal> journal;
  private final InstantSource clock;

  /**
   * Opens the book.
   *
   * @param journal the file that keeps it; without it the book is as new at each start
   * @throws IOException when the file can't be used
   */
  Book(Optional<Path> journal, InstantSource clock) throws IOException {
    this.journal =
        journal.isPresent() ? Optional.of(Journal.open(journal.get())) : Optional.empty();
    this.clock = clock;
    this.journal.map(Journal::kept).orElse(List.of()).forEach(this::put);
  }

  /**
   * Decides on a payment, unless that was done before.
   *
   * @param rejects whether to reject a new payment
   * @return what stands under the payment's reference, which may be another payment
   * @throws IOException when the decision could not be kept; then none was made
   */
  synchronized Booking decide(Payment payment, BooleanSupplier rejects) throws IOException {
    Booking known = bookings.get(payment.reference());
    if (known == null) {
      Booking decided = Booking.of(payment, rejects.getAsBoolean(), clock.instant());
      if (journal.isPresent()) {
        journal.get().append(decided);
      }
      put(decided);
      return decided;
    }
    if (!known.isOf(payment)) {
      return known;
    }
    Booking again = known.askedAgain();
    put(again);
    return again;
  }

  synchronized Optional<Booking> find(String reference) {
    return Optional.ofNullable(bookings.get(reference));
  }

  /** All of it as it is now, newest first. */
  synchronized List<Booking> newestFirst() {
    return List.copyOf(bookings.sequencedValues().reversed());
  }

  @Override
  public synchronized void close() throws IOException {
    if (journal.isPresent()) {
      journal.get().close();
    }
  }

  private void put(Booking booking) {
    bookings.put(booking.payment().reference(), booking);
  }
}
