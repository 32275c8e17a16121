package io.florin.catalogue;

import io.florin.money.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of wallet and what it allows.
 *
 * @param code its code
 * @param name what it is called
 * @param description what it is for
 * @param settlement how money that wallets of this type receive is posted; a wallet keeps the mode
 *     that its type had when it was opened
 * @param limits what it allows, per currency; a currency that is not here has no limits but the
 *     largest amount there is
 * @param status whether wallets of this type can still be opened
 * @param version how often it was put: 0 for what there is as long as nobody has put it
 */
public record WalletType(
    WalletTypeCode code,
    TypeName name,
    Optional<TypeDescription> description,
    SettlementMode settlement,
    Map<Currency, WalletLimits> limits,
    TypeStatus status,
    long version) {

  /** The type of a wallet for which none was named. */
  public static final WalletType STANDARD =
      unlimited("STANDARD", "Everyday wallet", SettlementMode.DIRECT);

  /** The type of system wallets: without limits, and no customer can open one. */
  public static final WalletType SYSTEM =
      unlimited("SYSTEM", "System wallet", SettlementMode.DIRECT);

  /** Copies the limits, and checks that each stands under its own currency. */
  public WalletType {
    limits = Map.copyOf(limits);
    limits.forEach(
        (currency, limit) -> {
          if (!limit.minAmount().currency().equals(currency)) {
            throw new IllegalArgumentException("A limit stands under its own currency.");
          }
        });
  }

  /** What it allows in a currency, where it says anything. */
  public Optional<WalletLimits> limits(Currency currency) {
    return Optional.ofNullable(limits.get(currency));
  }

  /** The same type as the version of that number. */
  WalletType atVersion(long number) {
    return new WalletType(code, name, description, settlement, limits, status, number);
  }

  private static WalletType unlimited(String code, String name, SettlementMode settlement) {
    return new WalletType(
        new WalletTypeCode(code),
        new TypeName(name),
        Optional.empty(),
        settlement,
        Map.of(),
        TypeStatus.ACTIVE,
        0);
  }
}
