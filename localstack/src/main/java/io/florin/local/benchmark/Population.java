package io.florin.local.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The callers of a benchmark, each a customer with wallets of their own and money on them.
 *
 * @param callers the callers
 */
record Population(List<Customer> callers) {
  private static final int WALLETS = 20;
  private static final String PASSWORD = "a password for measuring";

  /**
   * A caller.
   *
   * @param token an access token
   * @param wallets the ids of the wallets
   */
  record Customer(String token, List<String> wallets) {}

  /** Registers callers by the API, numbered from a first on; an admin gives them money. */
  static Population of(int callers, int first, Api api, String adminToken) throws IOException {
    List<Customer> customers = new ArrayList<>();
    for (int caller = first; caller < first + callers; caller++) {
      customers.add(customer(caller, api, adminToken));
    }
    return new Population(customers);
  }

  private static Customer customer(int number, Api api, String adminToken) throws IOException {
    String email = "caller" + number + "-" + UUID.randomUUID() + "@example.com";
    api.post(
        "/v1/auth/register",
        "",
        """
        {"firstName": "Caller", "lastName": "Number", "email": "%s", "phone": "+2547%08d",
         "password": "%s"}
        """
            .formatted(email, number, PASSWORD));
    String token = signIn(api, email, PASSWORD);
    List<String> wallets = new ArrayList<>();
    for (int count = 0; count < WALLETS; count++) {
      JsonNode wallet = api.post("/v1/wallets", token, "{\"currency\": \"EUR\"}");
      wallets.add(wallet.path("id").asText());
      api.post(
          "/v1/wallets/" + wallets.getLast() + "/credit",
          adminToken,
          """
          {"amount": {"amount": "1000000.00", "currency": "EUR"}, "description": "To begin with"}
          """);
    }
    return new Customer(token, wallets);
  }

  static String signIn(Api api, String email, String password) throws IOException {
    return api.post(
            "/v1/auth/login",
            "",
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
        .path("accessToken")
        .asText();
  }

  /** The ids of each caller's wallets. */
  List<List<String>> wallets() {
    return callers.stream().map(Customer::wallets).toList();
  }

  /** The body of a transfer between two of a caller's wallets. */
  String transfer(int caller, RandomGenerator random) {
    List<String> wallets = callers.get(caller).wallets();
    int from = random.nextInt(wallets.size());
    int to = (from + 1 + random.nextInt(wallets.size() - 1)) % wallets.size();
    return """
        {"fromWalletId": "%s", "toWalletId": "%s", "note": "For the tickets",
         "amount": {"amount": "0.01", "currency": "EUR"}}"""
        .formatted(wallets.get(from), wallets.get(to));
  }

  /** The body of a deposit to one of a caller's wallets, or of a withdrawal from it. */
  String bankTransfer(int caller, RandomGenerator random) {
    List<String> wallets = callers.get(caller).wallets();
    return """
        {"walletId": "%s", "bankAccount": "DE89370400440532013000", "note": "For the tickets",
         "amount": {"amount": "0.01", "currency": "EUR"}}"""
        .formatted(wallets.get(random.nextInt(wallets.size())));
  }
}
