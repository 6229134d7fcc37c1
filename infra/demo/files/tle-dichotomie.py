"""Recherche dichotomique dans un tableau trié. CC BY-SA 4.0, enseignante de démonstration, lycée."""


def recherche(tableau, cible):
    """Indice de cible dans un tableau trié par ordre croissant, ou None."""
    gauche = 0
    droite = len(tableau) - 1
    while gauche <= droite:
        milieu = (gauche + droite) // 2
        if tableau[milieu] == cible:
            return milieu
        if tableau[milieu] < cible:
            gauche = milieu + 1
        else:
            droite = milieu - 1
    return None


def premier_indice(tableau, cible):
    """Indice de la première occurrence de cible dans un tableau trié, ou None."""
    gauche = 0
    droite = len(tableau) - 1
    trouve = None
    while gauche <= droite:
        milieu = (gauche + droite) // 2
        if tableau[milieu] < cible:
            gauche = milieu + 1
        else:
            if tableau[milieu] == cible:
                trouve = milieu
            droite = milieu - 1
    return trouve


def verifier():
    """Compare les deux fonctions à la recherche séquentielle, sur tous les petits tableaux triés."""
    from itertools import combinations_with_replacement

    for taille in range(6):
        for valeurs in combinations_with_replacement(range(5), taille):
            tableau = list(valeurs)
            for cible in range(-1, 6):
                attendu = tableau.index(cible) if cible in tableau else None
                assert premier_indice(tableau, cible) == attendu
                indice = recherche(tableau, cible)
                assert (indice is None) == (attendu is None)
                assert indice is None or tableau[indice] == cible


if __name__ == "__main__":
    verifier()
    print("Toutes les vérifications passent.")
