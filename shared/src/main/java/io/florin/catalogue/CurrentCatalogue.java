package io.florin.catalogue;

import io.florin.retry.Deadline;
import java.util.Collection;
import java.util.Optional;

/** Where those who decide look the catalogue up. */
public interface CurrentCatalogue {

  /** How old, in milliseconds, what is answered may be. */
  int MAX_AGE_MILLIS = 1000;

  /**
   * The catalogue as it is, or was at most {@link #MAX_AGE_MILLIS} ago.
   *
   * @throws io.florin.retry.UnavailableException when it could not be read in time
   */
  Catalogue get(Deadline deadline);

  /**
   * The catalogue as it is: what was put before this call is in it.
   *
   * @throws io.florin.retry.UnavailableException when it could not be read in time
   */
  Catalogue fresh(Deadline deadline);

  /** The type of customers' wallets with a code, be it new. */
  default Optional<WalletType> walletType(String code, Deadline deadline) {
    return get(deadline).walletType(code).or(() -> fresh(deadline).walletType(code));
  }

  /** The transaction type with a code, be it new. */
  default Optional<TransactionType> transactionType(String code, Deadline deadline) {
    return get(deadline).transactionType(code).or(() -> fresh(deadline).transactionType(code));
  }

  /**
   * A catalogue that has the types of some wallets: no type is ever removed, so one that is missing
   * was made a moment ago.
   */
  default Catalogue knowing(Collection<WalletTypeCode> types, Deadline deadline) {
    Catalogue current = get(deadline);
    return types.stream().allMatch(type -> current.typeOfAnyWallet(type).isPresent())
        ? current
        : fresh(deadline);
  }
}
