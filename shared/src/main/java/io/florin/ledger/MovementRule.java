package io.florin.ledger;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletTypeCode;
import io.florin.money.Money;
import io.florin.retry.UnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One rule that a movement of money has to keep. */
@FunctionalInterface
interface MovementRule {

  /** Why the movement breaks the rule, or empty when it keeps it. */
  Optional<Refusal> refusalOf(Movement movement);

  /** All rules, in the order in which a refusal is told. */
  static MovementRule all(Catalogue catalogue) {
    return all(catalogue, movement -> Optional.empty());
  }

  /**
   * All rules and one more, in the order in which a refusal is told.
   *
   * @param bound a bound on the amount that this movement has besides, told before the funds
   */
  static MovementRule all(Catalogue catalogue, MovementRule bound) {
    List<MovementRule> rules =
        List.of(
            new DifferentWallets(),
            new StatusesAllow(),
            new OneCurrency(),
            new TypeAllows(catalogue),
            new WithinTypeLimits(catalogue),
            new WithinDailyLimit(catalogue),
            new StaysExact(),
            bound,
            new SufficientFunds(catalogue));
    return movement ->
        rules.stream().map(rule -> rule.refusalOf(movement)).flatMap(Optional::stream).findFirst();
  }

  /** The refusal, if the rule is broken. */
  static Optional<Refusal> when(boolean broken, Refusal refusal) {
    return broken ? Optional.of(refusal) : Optional.empty();
  }

  /** What the type of a wallet allows in the wallet's currency, where it says anything. */
  private static Optional<WalletLimits> limits(Wallet wallet, Catalogue catalogue) {
    return catalogue
        .typeOfAnyWallet(wallet.terms().type())
        .orElseThrow(() -> unknown(wallet.terms().type()))
        .limits(wallet.currency());
  }

  /** No type is ever removed, so the catalogue is too old: the next one will have the type. */
  private static UnavailableException unknown(WalletTypeCode type) {
    return new UnavailableException(
        "The catalogue", new IllegalStateException("It does not have the type " + type + " yet."));
  }

  /** A wallet does not pay itself. */
  record DifferentWallets() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      long different = movement.sides().stream().map(side -> side.wallet().id()).distinct().count();
      return when(different < movement.sides().size(), Refusal.SAME_WALLET);
    }
  }

  /** Only an active wallet pays. A frozen one still receives; one that closes does neither. */
  record StatusesAllow() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      return movement.sides().stream()
          .map(StatusesAllow::refusalOf)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private static Optional<Refusal> refusalOf(Movement.Side side) {
      return switch (side.wallet().newest().status()) {
        case ACTIVE -> Optional.empty();
        case FROZEN -> when(side.isPaying(), Refusal.WALLET_FROZEN);
        case CLOSING, CLOSED -> Optional.of(Refusal.WALLET_CLOSED);
      };
    }
  }

  /** Money is not exchanged on its way. */
  record OneCurrency() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      var currency = movement.amount().currency();
      boolean one =
          movement.sides().stream().allMatch(side -> side.wallet().currency().equals(currency));
      return when(!one, Refusal.CURRENCY_MISMATCH);
    }
  }

  /** The transaction type is in use, and lets such wallets pay and receive. */
  record TypeAllows(Catalogue catalogue) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean allowed =
          movement.type().isEmpty()
              || (isActive(movement.type().get())
                  && movement.sides().stream()
                      .allMatch(side -> allows(movement.type().get(), side)));
      return when(!allowed, Refusal.NOT_ALLOWED_FOR_TYPE);
    }

    private boolean isActive(TransactionTypeCode type) {
      return catalogue
          .transactionType(type.value())
          .filter(found -> found.status() == TypeStatus.ACTIVE)
          .isPresent();
    }

    private boolean allows(TransactionTypeCode type, Movement.Side side) {
      return catalogue
          .rule(type, side.wallet().terms().type())
          .map(rule -> side.isPaying() ? rule.debitAllowed() : rule.creditAllowed())
          .orElse(true);
    }
  }

  /** The types of all wallets, and of the transaction, allow an amount of that size. */
  record WithinTypeLimits(Catalogue catalogue) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      Money amount = movement.amount();
      boolean within =
          amount.compareTo(Catalogue.largestAmount(amount.currency())) <= 0
              && (!movement.kind().judgedBySize()
                  || (typeAllows(movement)
                      && movement.sides().stream()
                          .map(side -> limits(side.wallet(), catalogue))
                          .flatMap(Optional::stream)
                          .allMatch(limits -> limits.allow(amount))));
      return when(!within, Refusal.AMOUNT_OUT_OF_RANGE);
    }

    private boolean typeAllows(Movement movement) {
      return movement
          .type()
          .flatMap(code -> catalogue.transactionType(code.value()))
          .flatMap(type -> type.limits(movement.amount().currency()))
          .map(limits -> limits.allow(movement.amount()))
          .orElse(true);
    }
  }

  /** No more leaves a wallet on a day (UTC) than its type allows, fees included. */
  record WithinDailyLimit(Catalogue catalogue) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean exceeded =
          movement.kind().judgedByDay()
              && movement.sides().stream()
                  .filter(Movement.Side::isPaying)
                  .anyMatch(side -> exceeds(side, movement.at()));
      return when(exceeded, Refusal.DAILY_LIMIT_EXCEEDED);
    }

    private boolean exceeds(Movement.Side side, Instant at) {
      return limits(side.wallet(), catalogue)
          .flatMap(WalletLimits::dailyLimit)
          .filter(most -> side.wallet().outOn(at).minus(side.change()).compareTo(most) > 0)
          .isPresent();
    }
  }

  /** Balances and lifetime sums still fit into what is counted exactly. */
  record StaysExact() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean exact =
          movement.sides().stream().allMatch(side -> side.wallet().isExactAfter(side.change()));
      return when(!exact, Refusal.AMOUNT_OUT_OF_RANGE);
    }
  }

  /**
   * A customer's wallet does not fall below its floor: zero, or as far below it as its type lets it
   * go. A system wallet has no floor. What is captured was set aside before.
   */
  record SufficientFunds(Catalogue catalogue) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean lacking =
          movement.kind() != MovementKind.CAPTURE
              && movement.sides().stream()
                  .filter(Movement.Side::isPaying)
                  .filter(side -> !side.wallet().id().isSystem())
                  .anyMatch(
                      side ->
                          side.wallet()
                                  .available()
                                  .plus(side.change())
                                  .compareTo(floor(side.wallet()))
                              < 0);
      return when(lacking, Refusal.INSUFFICIENT_FUNDS);
    }

    private Money floor(Wallet wallet) {
      return limits(wallet, catalogue)
          .flatMap(WalletLimits::overdraftLimit)
          .map(Money::negated)
          .orElse(Money.zero(wallet.currency()));
    }
  }
}
