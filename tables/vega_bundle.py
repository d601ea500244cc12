"""Makes the desk's file of Vega: Vega, Vega-Lite and Vega-Embed in one script that reaches for nothing. Run by `make vega-bundle`.

vl-convert brings the libraries with it (88 MB), so that it is needed for this and never by the desk.
"""

from pathlib import Path

OUT = Path(__file__).parent.parent / "src/legation/desk/static/vega.js"


def main() -> None:
    """Write it."""
    import vl_convert

    made = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    OUT.write_text(made, encoding="utf-8")
    versions = f"Vega {vl_convert.get_vega_version()}, Vega-Lite {vl_convert.get_vegalite_versions()[-1]}, Vega-Embed {vl_convert.get_vega_embed_version()}"
    print(f"{OUT}: {len(made):,} characters; {versions}. The versions stand in NOTICE.")


if __name__ == "__main__":
    main()
