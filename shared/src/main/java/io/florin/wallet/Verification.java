package io.florin.wallet;

import io.florin.ledger.Finding;
import io.florin.ledger.VersionRange;
import java.util.List;

/**
 * What came out of verifying a wallet.
 *
 * @param verified the versions that were verified
 * @param findings what is wrong with them
 */
public record Verification(VersionRange verified, List<Finding> findings) {

  /** Copies the list. */
  public Verification {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return findings.isEmpty();
  }
}
