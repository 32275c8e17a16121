package io.florin.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Two customers register, log in and open a wallet each; the admin logs in. */
final class Arrivals {
  private final Fresh fresh;
  private final StackPlaces places;

  Arrivals(Fresh fresh, StackPlaces places) {
    this.fresh = fresh;
    this.places = places;
  }

  String title() {
    return "Two customers arrive";
  }

  /** Who is there afterwards. */
  Cast play(Scene scene) {
    Person amina = customer(scene, "Amina", "Odhiambo");
    String aminasWallet = wallet(scene, amina);
    Person brian = customer(scene, "Brian", "Otieno");
    String briansWallet = wallet(scene, brian);
    Person admin = login(scene, "The admin", places.adminEmail(), places.adminPassword());
    return new Cast(amina, aminasWallet, brian, briansWallet, admin);
  }

  private Person customer(Scene scene, String firstName, String lastName) {
    String email = fresh.email(firstName.toLowerCase(Locale.ROOT));
    String password = fresh.password();
    ObjectNode form =
        Scene.object()
            .put("firstName", firstName)
            .put("lastName", lastName)
            .put("email", email)
            .put("phone", fresh.phone())
            .put("password", password);
    Answer registered =
        scene.play(firstName + " registers", Request.post("/v1/auth/register", form));
    scene.expect("status", 201, registered.status());
    scene.expect("role", "CUSTOMER", registered.text("role"));
    scene.show("a customer, and not an admin");
    return login(scene, firstName, email, password);
  }

  private static Person login(Scene scene, String name, String email, String password) {
    Answer tokens =
        scene.play(
            name + " logs in",
            Request.post(
                "/v1/auth/login", Scene.object().put("email", email).put("password", password)));
    scene.expect("status", 200, tokens.status());
    scene.expect("tokenType", "Bearer", tokens.text("tokenType"));
    scene.show("a signed token, to be sent with each request");
    return new Person(name, tokens.text("accessToken"));
  }

  private static String wallet(Scene scene, Person owner) {
    Answer wallet =
        scene.play(
            owner.name() + " opens a wallet in EUR",
            Request.post("/v1/wallets", Scene.object().put("currency", "EUR")).by(owner));
    scene.expect("status", 201, wallet.status());
    scene.expect("balance.available.amount", "0.00", wallet.text("balance.available.amount"));
    scene.show("an empty wallet: its opening is its entry number 1");
    return wallet.text("id");
  }
}
