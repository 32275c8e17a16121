package io.florin.ledger.ulid;

import com.github.f4b6a3.ulid.UlidCreator;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletIdSource;
import java.util.Locale;

/** Makes ids that sort by the time of their making, from the strong random source of the JDK. */
public final class UlidWalletIds implements WalletIdSource {

  @Override
  public WalletId next() {
    return new WalletId("wal_" + UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT));
  }
}
