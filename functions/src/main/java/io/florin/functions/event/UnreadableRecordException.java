package io.florin.functions.event;

import java.util.regex.Pattern;

/** A record of the ledger's stream can't be read, now or later. */
public final class UnreadableRecordException extends Exception {
  private static final long serialVersionUID = 1;
  private static final Pattern IBAN =
      Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{7,26}([A-Z0-9]{4})");

  /**
   * Says what is wrong with it. Parsers of the JDK quote what they do not understand; since this
   * gets to the log, bank accounts in it are masked.
   */
  public UnreadableRecordException(Exception cause) {
    super(IBAN.matcher(String.valueOf(cause.getMessage())).replaceAll("•••• $1"), cause);
  }
}
