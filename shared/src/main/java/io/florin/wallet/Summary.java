package io.florin.wallet;

import io.florin.ledger.Turnover;
import io.florin.money.Money;
import java.time.Instant;

/**
 * What a period did to a wallet.
 *
 * @param from its begin, which belongs to it
 * @param to its end, which does not
 * @param opening the posted balance at its begin
 * @param turnover what was credited and debited in it
 * @param closing the posted balance at its end
 */
public record Summary(Instant from, Instant to, Money opening, Turnover turnover, Money closing) {}
