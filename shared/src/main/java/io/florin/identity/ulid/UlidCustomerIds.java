package io.florin.identity.ulid;

import com.github.f4b6a3.ulid.UlidCreator;
import io.florin.identity.CustomerId;
import io.florin.identity.CustomerIdSource;
import java.util.Locale;

/** Makes ids that sort by the time of their making, from the strong random source of the JDK. */
public final class UlidCustomerIds implements CustomerIdSource {

  @Override
  public CustomerId next() {
    return new CustomerId("cus_" + UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT));
  }
}
