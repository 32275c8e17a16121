package io.florin.simulation.command;

import io.florin.catalogue.ChangingCatalogue;
import io.florin.catalogue.DefaultCatalogue;
import io.florin.catalogue.Fee;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.catalogue.TypeName;
import io.florin.catalogue.TypeStatus;
import io.florin.catalogue.WalletLimits;
import io.florin.catalogue.WalletType;
import io.florin.catalogue.WalletTypeCode;
import io.florin.money.Currency;
import io.florin.money.Money;
import io.florin.retry.Deadline;
import io.florin.retry.UnavailableException;
import io.florin.simulation.time.Chance;
import io.florin.simulation.world.Functions;
import io.florin.simulation.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An administrator who changes the catalogue while others are at work. */
final class Regulating {
  static final List<String> WALLET_TYPES =
      List.of("STANDARD", "STANDARD", "MERCHANT", "MERCHANT", "LIMITED", "CREDIT");
  static final List<String> TRANSACTION_TYPES = List.of("TRANSFER", "TRANSFER", "PAYMENT", "ODD");

  private static final List<Integer> BASIS_POINTS = List.of(0, 0, 1, 25, 33, 150);
  private static final double RETIRED = 0.1;
  private static final double FORBIDDEN = 0.1;
  private static final long MUCH = 200_000;

  private final World world;
  private final Chance chance;

  Regulating(World world) {
    this.world = world;
    chance = world.scene().chance();
  }

  /** There is something to begin with. */
  void begin() {
    Functions functions = world.functions();
    Deadline deadline = functions.deadline();
    DefaultCatalogue.load(functions.catalogueStore(), deadline);
    ChangingCatalogue changing = functions.changingCatalogue();
    changing.create(type("LIMITED", SettlementMode.DIRECT), deadline);
    changing.create(type("CREDIT", SettlementMode.DIRECT), deadline);
    changing.create(
        new TransactionType(
            new TransactionTypeCode("ODD"), new TypeName("Odd"), costs(), TypeStatus.ACTIVE, 1),
        deadline);
  }

  /** Something changes. */
  void change() {
    Functions functions = world.functions();
    Deadline deadline = functions.deadline();
    ChangingCatalogue changing = functions.changingCatalogue();
    try {
      switch (chance.below(3)) {
        case 0 ->
            changing.updateWalletType(
                chance.oneOf(WALLET_TYPES),
                type ->
                    new WalletType(
                        type.code(),
                        type.name(),
                        type.description(),
                        type.settlement(),
                        limits(type.code().value()),
                        status(),
                        type.version()),
                deadline);
        case 1 ->
            changing.updateTransactionType(
                chance.oneOf(TRANSACTION_TYPES),
                type ->
                    new TransactionType(
                        type.code(), type.name(), costs(), status(), type.version()),
                deadline);
        default ->
            changing.putRule(
                chance.oneOf(TRANSACTION_TYPES),
                chance.oneOf(WALLET_TYPES),
                !chance.of(FORBIDDEN),
                !chance.of(FORBIDDEN),
                deadline);
      }
    } catch (UnavailableException e) {
      world.scene().journal().note("catalogue", "fails");
    }
  }

  private TypeStatus status() {
    return chance.of(RETIRED) ? TypeStatus.RETIRED : TypeStatus.ACTIVE;
  }

  private WalletType type(String code, SettlementMode settlement) {
    return new WalletType(
        new WalletTypeCode(code),
        new TypeName(code),
        Optional.empty(),
        settlement,
        limits(code),
        TypeStatus.ACTIVE,
        1);
  }

  private Map<Currency, WalletLimits> limits(String code) {
    Map<Currency, WalletLimits> limits = new HashMap<>();
    if (!code.equals("STANDARD")) {
      for (Currency currency : People.CURRENCIES) {
        limits.put(
            currency,
            new WalletLimits(
                new Money(1 + chance.below(50), currency),
                new Money(MUCH, currency),
                code.equals("LIMITED")
                    ? Optional.of(new Money(1_000 + chance.below(30_000), currency))
                    : Optional.empty(),
                code.equals("CREDIT")
                    ? Optional.of(new Money(chance.below(5_000), currency))
                    : Optional.empty()));
      }
    }
    return limits;
  }

  private Map<Currency, TransactionLimits> costs() {
    Map<Currency, TransactionLimits> costs = new HashMap<>();
    for (Currency currency : People.CURRENCIES) {
      costs.put(
          currency,
          new TransactionLimits(
              new Money(1 + chance.below(10), currency),
              new Money(MUCH, currency),
              chance.of(0.7)
                  ? Optional.of(
                      new Fee(
                          new Money(chance.below(3), currency),
                          chance.oneOf(BASIS_POINTS),
                          Optional.of(new Money(chance.below(2), currency)),
                          Optional.of(new Money(20, currency))))
                  : Optional.empty()));
    }
    return costs;
  }
}
