package io.florin.catalogue;

import io.florin.money.Currency;
import io.florin.money.Money;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of transfer between customers, and what it allows and costs.
 *
 * @param code its code
 * @param name what it is called
 * @param limits what it allows and costs, per currency; a currency that is not here has no limits
 *     but the largest amount there is, and costs nothing
 * @param status whether transfers of this type can still be made
 * @param version how often it was put: 0 for what there is as long as nobody has put it
 */
public record TransactionType(
    TransactionTypeCode code,
    TypeName name,
    Map<Currency, TransactionLimits> limits,
    TypeStatus status,
    long version) {

  /** The type of a transfer for which none was named. */
  public static final TransactionType TRANSFER =
      new TransactionType(
          new TransactionTypeCode("TRANSFER"),
          new TypeName("Transfer"),
          Map.of(),
          TypeStatus.ACTIVE,
          0);

  /** Copies the limits, and checks that each stands under its own currency. */
  public TransactionType {
    limits = Map.copyOf(limits);
    limits.forEach(
        (currency, limit) -> {
          if (!limit.minAmount().currency().equals(currency)) {
            throw new IllegalArgumentException("A limit stands under its own currency.");
          }
        });
  }

  /** What it allows in a currency, where it says anything. */
  public Optional<TransactionLimits> limits(Currency currency) {
    return Optional.ofNullable(limits.get(currency));
  }

  /** The same type as the version of that number. */
  TransactionType atVersion(long number) {
    return new TransactionType(code, name, limits, status, number);
  }

  /** What the sender of that amount pays on top. */
  public Money fee(Money amount) {
    return limits(amount.currency())
        .flatMap(TransactionLimits::fee)
        .map(fee -> fee.of(amount))
        .orElse(Money.zero(amount.currency()));
  }
}
