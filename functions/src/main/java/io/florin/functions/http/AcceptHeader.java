package io.florin.functions.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What media types a caller takes (RFC 9110, section 12.5.1). */
final class AcceptHeader {
  private static final String ANY = "*/*";
  private static final int THOUSAND = 1000;
  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  private AcceptHeader() {}

  /**
   * Of the media types that can be answered the one that the caller likes best; of several that are
   * liked as much the first. Empty when the caller takes none of them.
   *
   * @param accept the header; anything will do when it is absent or empty
   */
  static Optional<String> choose(Optional<String> accept, List<String> offered) {
    String header = accept.filter(text -> !text.isBlank()).orElse(ANY).toLowerCase(Locale.ROOT);
    Optional<String> best = Optional.empty();
    int bestWeight = 0;
    for (String type : offered) {
      int weight = weight(header, type);
      if (weight > bestWeight) {
        best = Optional.of(type);
        bestWeight = weight;
      }
    }
    return best;
  }

  /** The weight of a type in thousandths: that of the range that names it most exactly. */
  private static int weight(String header, String type) {
    int weight = 0;
    int exactness = 0;
    for (String range : header.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int exact = exactness(parts[0].strip(), type);
      if (exact > exactness) {
        exactness = exact;
        weight = weight(parts);
      }
    }
    return weight;
  }

  private static int exactness(String range, String type) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
      return 2;
    }
    return range.equals(ANY) ? 1 : 0;
  }

  private static int weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        String weight = parameter.substring(2);
        return WEIGHT.matcher(weight).matches() ? thousandths(weight) : 0;
      }
    }
    return THOUSAND;
  }

  private static int thousandths(String weight) {
    String digits = (weight.replace(".", "") + "000").substring(0, 4);
    return Integer.parseInt(digits);
  }
}
