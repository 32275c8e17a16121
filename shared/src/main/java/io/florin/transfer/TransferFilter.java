package io.florin.transfer;

import io.florin.ledger.Channel;
import io.florin.ledger.Period;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferKind;
import io.florin.ledger.WalletId;
import io.florin.money.SizeRange;
import java.util.Locale;
import java.util.Optional;

/**
 * Which transfers of a wallet are wanted: each part has to fit.
 *
 * @param period when they came to the wallet
 * @param direction whether they come in or go out, if it matters
 * @param kind their kind, if it matters
 * @param type the code of their type, if it matters
 * @param channel by what they were asked for, if it matters
 * @param sizes the sizes of their amounts
 * @param text a part of their notes, whatever the case, if it matters
 */
public record TransferFilter(
    Period period,
    Optional<Direction> direction,
    Optional<TransferKind> kind,
    Optional<String> type,
    Optional<Channel> channel,
    SizeRange sizes,
    Optional<String> text) {

  /** All transfers. */
  public static final TransferFilter ALL =
      new TransferFilter(
          Period.ALWAYS,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          SizeRange.ANY,
          Optional.empty());

  /** Whether a transfer pays a wallet or is paid by it. */
  public enum Direction {
    /** It pays the wallet. */
    IN,
    /** The wallet pays it. */
    OUT
  }

  /** Whether transfers of the period may be unwanted. */
  boolean isSelective() {
    return !equals(
        new TransferFilter(
            period, ALL.direction, ALL.kind, ALL.type, ALL.channel, ALL.sizes, ALL.text));
  }

  /** Whether a transfer of the period is wanted. */
  boolean lets(Transfer transfer, WalletId wallet) {
    Direction actual = transfer.from().equals(wallet) ? Direction.OUT : Direction.IN;
    return direction.filter(wanted -> wanted != actual).isEmpty()
        && kind.filter(wanted -> wanted != transfer.kind()).isEmpty()
        && (type.isEmpty() || type.equals(transfer.type().map(Object::toString)))
        && (channel.isEmpty() || channel.equals(transfer.channel()))
        && sizes.lets(transfer.amount())
        && (text.isEmpty() || isInNote(text.get(), transfer));
  }

  private static boolean isInNote(String part, Transfer transfer) {
    return transfer
        .note()
        .filter(
            note -> note.text().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
