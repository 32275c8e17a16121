package io.florin.ledger;

import io.florin.catalogue.WalletType;
import io.florin.catalogue.WalletTypeCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One rule that a movement of money has to keep. */
@FunctionalInterface
interface MovementRule {

  /** Why the movement breaks the rule, or empty when it keeps it. */
  Optional<Refusal> refusalOf(Movement movement);

  /** All rules, in the order in which a refusal is told. */
  static MovementRule all(Function<WalletTypeCode, WalletType> types) {
    List<MovementRule> rules =
        List.of(
            new DifferentWallets(),
            new PayingWalletIsActive(),
            new ReceivingWalletIsOpen(),
            new OneCurrency(),
            new WithinTypeLimits(types),
            new StaysExact(),
            new SufficientFunds());
    return movement ->
        rules.stream().map(rule -> rule.refusalOf(movement)).flatMap(Optional::stream).findFirst();
  }

  /** The refusal, if the rule is broken. */
  static Optional<Refusal> when(boolean broken, Refusal refusal) {
    return broken ? Optional.of(refusal) : Optional.empty();
  }

  /** A wallet does not pay itself. */
  record DifferentWallets() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      return when(movement.from().id().equals(movement.to().id()), Refusal.SAME_WALLET);
    }
  }

  /** Only an active wallet pays. */
  record PayingWalletIsActive() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      return switch (movement.from().newest().status()) {
        case ACTIVE -> Optional.empty();
        case FROZEN -> Optional.of(Refusal.WALLET_FROZEN);
        case CLOSING, CLOSED -> Optional.of(Refusal.WALLET_CLOSED);
      };
    }
  }

  /** A frozen wallet still receives; a closed one, or one that is closing, does not. */
  record ReceivingWalletIsOpen() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      return switch (movement.to().newest().status()) {
        case ACTIVE, FROZEN -> Optional.empty();
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
          currency.equals(movement.from().currency()) && currency.equals(movement.to().currency());
      return when(!one, Refusal.CURRENCY_MISMATCH);
    }
  }

  /** The types of both wallets allow an amount of that size. */
  record WithinTypeLimits(Function<WalletTypeCode, WalletType> types) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      long most = Math.min(mostOf(movement.from()), mostOf(movement.to()));
      return when(movement.amount().minorUnits() > most, Refusal.AMOUNT_OUT_OF_RANGE);
    }

    private long mostOf(Wallet wallet) {
      return types.apply(wallet.terms().type()).maxAmountMinorUnits();
    }
  }

  /** Balances and lifetime sums still fit into what is counted exactly. */
  record StaysExact() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean exact =
          movement.from().holdsAfter(movement.amount().negated())
              && movement.to().holdsAfter(movement.amount());
      return when(!exact, Refusal.AMOUNT_OUT_OF_RANGE);
    }
  }

  /** A customer's wallet does not fall below zero. A system wallet has no floor. */
  record SufficientFunds() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      Wallet from = movement.from();
      return when(
          !from.id().isSystem() && from.available().compareTo(movement.amount()) < 0,
          Refusal.INSUFFICIENT_FUNDS);
    }
  }
}
