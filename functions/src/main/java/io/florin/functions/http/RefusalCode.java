package io.florin.functions.http;

import io.florin.ledger.Refusal;
import java.util.Locale;

/** What a refusal is called in transfers and facts: as the problem that tells it, if one does. */
public final class RefusalCode {
  private RefusalCode() {}

  /** The code of a refusal, such as {@code insufficient-funds}. */
  public static String of(Refusal refusal) {
    return refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
