package io.florin.money;

import java.util.regex.Pattern;

/** What a decimal that someone wrote means as an amount to move: money above zero, or a fault. */
public sealed interface ParsedAmount {

  /** The digits before the point may be 15 at most, so that sums of a wallet's life stay exact. */
  int MAX_INTEGER_DIGITS = 15;

  /** The decimal is an amount above zero. */
  record Valid(Money money) implements ParsedAmount {}

  /** The decimal is no amount that can be moved. */
  enum Fault implements ParsedAmount {
    /** It is not written as a decimal without sign, exponent and leading zeros. */
    NOT_A_DECIMAL,
    /** It is below zero. */
    NEGATIVE,
    /** It is zero. */
    ZERO,
    /** It has more decimal places than the currency. */
    TOO_MANY_DECIMALS,
    /** It has more than {@link #MAX_INTEGER_DIGITS} digits before the point. */
    TOO_LARGE
  }

  /** Reads a decimal such as {@code 25.00} by its digits. */
  static ParsedAmount parse(String text, Currency currency) {
    if (text.startsWith("-") && Grammar.DECIMAL.matcher(text.substring(1)).matches()) {
      return Fault.NEGATIVE;
    }
    if (!Grammar.DECIMAL.matcher(text).matches()) {
      return Fault.NOT_A_DECIMAL;
    }
    int point = text.indexOf('.');
    String integer = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point + 1);
    if (fraction.length() > currency.decimals()) {
      return Fault.TOO_MANY_DECIMALS;
    }
    if (integer.length() > MAX_INTEGER_DIGITS) {
      return Fault.TOO_LARGE;
    }
    String padding = "0".repeat(currency.decimals() - fraction.length());
    try {
      long minorUnits = Long.parseLong(integer + fraction + padding);
      return minorUnits == 0 ? Fault.ZERO : new Valid(new Money(minorUnits, currency));
    } catch (NumberFormatException e) {
      return Fault.TOO_LARGE; // 15 digits and the four decimals of a few currencies exceed a long.
    }
  }

  /** How amounts are written. */
  final class Grammar {
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private Grammar() {}
  }
}
