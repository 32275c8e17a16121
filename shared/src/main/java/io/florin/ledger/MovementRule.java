package io.florin.ledger;

import io.florin.catalogue.Catalogue;
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
  static MovementRule all(Catalogue catalogue) {
    List<MovementRule> rules =
        List.of(
            new DifferentWallets(),
            new StatusesAllow(),
            new OneCurrency(),
            new WithinTypeLimits(code -> typeOf(code, catalogue)),
            new StaysExact(),
            new SufficientFunds());
    return movement ->
        rules.stream().map(rule -> rule.refusalOf(movement)).flatMap(Optional::stream).findFirst();
  }

  /** The refusal, if the rule is broken. */
  static Optional<Refusal> when(boolean broken, Refusal refusal) {
    return broken ? Optional.of(refusal) : Optional.empty();
  }

  private static WalletType typeOf(WalletTypeCode code, Catalogue catalogue) {
    return code.equals(WalletType.SYSTEM.code())
        ? WalletType.SYSTEM
        : catalogue
            .walletType(code.value())
            .orElseThrow(() -> new IllegalStateException("The catalogue has lost type " + code));
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

  /** The types of all wallets allow an amount of that size. */
  record WithinTypeLimits(Function<WalletTypeCode, WalletType> types) implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean within =
          movement.sides().stream()
              .map(side -> types.apply(side.wallet().terms().type()).maxAmountMinorUnits())
              .allMatch(most -> movement.amount().minorUnits() <= most);
      return when(!within, Refusal.AMOUNT_OUT_OF_RANGE);
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

  /** A customer's wallet does not fall below zero. A system wallet has no floor. */
  record SufficientFunds() implements MovementRule {
    @Override
    public Optional<Refusal> refusalOf(Movement movement) {
      boolean lacking =
          movement.sides().stream()
              .filter(Movement.Side::isPaying)
              .map(Movement.Side::wallet)
              .filter(wallet -> !wallet.id().isSystem())
              .anyMatch(wallet -> wallet.available().compareTo(movement.amount()) < 0);
      return when(lacking, Refusal.INSUFFICIENT_FUNDS);
    }
  }
}
